// Shows that a report published through the door gives a bundle that verifies offline, that what may not be seen is not in it, and that any change of it is found.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, hashBy, utf8, verifyBundle, verifyConsistency, type Bundle, type Json, type LogHead } from '@camphor/domain';
import { chooseAlgorithm, digestOf, findBrokenInvariants, proofCrypto, rotateSigningKey, signingKey, verifyLog } from '@camphor/server';
import { verifyCommand } from '../../apps/cli/src/verify.command';
import { startApi, type Api } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';

type Path = readonly (string | number)[];
const at = (value: Json, path: Path): Json =>
  path.reduce<Json>((inner, key) => (inner as { readonly [key: string]: Json })[key] ?? null, value);
const pathsOf = (value: Json, path: Path = []): Path[] => [
  path,
  ...(value !== null && typeof value === 'object' ? Object.entries(value) : []).flatMap(([key, inner]) =>
    pathsOf(inner as Json, [...path, Array.isArray(value) ? Number(key) : key]),
  ),
];
/** The value with another one at the path, copied along the path alone; undefined = it is taken out. */
const changed = (whole: Json, [key, ...rest]: Path, to: Json | undefined): Json => {
  if (key === undefined) return to ?? null;
  const inner = rest.length === 0 ? to : changed(at(whole, [key]), rest, to);
  if (Array.isArray(whole)) {
    const items = [...(whole as readonly Json[])];
    items.splice(Number(key), 1, ...(inner === undefined ? [] : [inner]));
    return items;
  }
  const { [key]: _, ...others } = whole as { readonly [name: string]: Json };
  return inner === undefined ? others : { ...others, [key]: inner };
};
const otherLeaf = (value: Json, turn: number): Json[] => {
  if (typeof value === 'string') {
    const flipped = value.slice(0, -1) + (value.endsWith('1') ? '2' : '1');
    // Each text is changed in one of three ways, in turn: by its last character, by a blank, by its first character.
    return [[flipped, `${value} `, value.length > 1 ? value.slice(1) : 'x'][turn % 3] ?? ''];
  }
  if (typeof value === 'number') return [value + 1, String(value)];
  if (typeof value === 'boolean') return [!value];
  return value === null ? ['', 0, {}] : [];
};
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
/** Each list turned round, without its first, without its last, with its first twice. */
const otherLists = (value: readonly Json[]): (readonly Json[])[] => [
  value.toReversed(),
  value.slice(1),
  value.slice(0, -1),
  [...value.slice(0, 1), ...value],
];
/** Every change of one place: each leaf made another, each name and item taken out, a name put in, each list reordered, cut, doubled. */
const alterations = (whole: Json): { what: string; altered: Json }[] =>
  pathsOf(whole).flatMap((path, turn) => {
    const value = at(whole, path);
    const name = path.join('/');
    const found: { what: string; altered: Json }[] = [];
    const put = (what: string, to: Json | undefined): void => {
      if (path.length === 0 || canonicalJson(to ?? null) === canonicalJson(value)) return;
      found.push({ what: `${name} ${what}`, altered: changed(whole, path, to) });
    };
    if (path.length > 0) put('taken out', undefined);
    for (const other of otherLeaf(value, turn)) put(`made ${JSON.stringify(other)?.slice(0, 30)}`, other);
    if (isList(value)) otherLists(value).forEach((other, index) => put(`list ${index}`, other));
    else if (value !== null && typeof value === 'object') {
      const more = { ...value, more: 1 };
      found.push({ what: `${name} with a name more`, altered: path.length === 0 ? more : changed(whole, path, more) });
    }
    return found;
  });

const fails = (value: Json): string | null => {
  const verified = verifyBundle(value, proofCrypto);
  return verified.holds ? null : verified.words.en;
};

const FAR = '2099-12-31';

describe('a bundle', () => {
  let api: Api;
  let line: Line;
  let folder: string;
  let full: Bundle;
  let limited: Bundle;
  let open: Bundle;
  const stations: Bundle[] = [];

  const bundleFor = async (who: string, id = line.id): Promise<Bundle> =>
    expectStatus(await api.call(who, 'reportBundle', { params: { id } }), 200).body as Bundle;
  const publicationId = async (): Promise<string> => (await line.view()).result?.publication?.id ?? '';
  const publicFor = async (id: string): Promise<Bundle> =>
    expectStatus(await api.call(null, 'publicBundle', { params: { id } }), 200).body as Bundle;

  beforeAll(async () => {
    api = await startApi({ seed: 'people' });
    folder = mkdtempSync(join(tmpdir(), 'camphor-bundle-'));
    const due = { submissionDue: FAR, reviewDue: FAR, scoringDue: FAR, publicationDue: FAR };
    const plan = { year: 2023, name: '2023年度部门整体支出绩效自评', scheme: 'hunan-2018', units: ['ZS', 'XD'], ...due };
    const cycle = expectStatus(await api.call('supervisor', 'createCycle', { body: plan }), 201).body as { id: string };
    expectStatus(await api.call('supervisor', 'openCycle', { params: { id: cycle.id }, body: {} }), 200);
    line = await beginLine(api);
    const arrive = async (): Promise<void> => void stations.push(await bundleFor('supervisor'));
    await line.write();
    await arrive();
    await line.submit();
    await line.assign(['scorer1', 'scorer2', 'scorer3']);
    await arrive();
    await line.approve();
    await arrive();
    await line.fillSheet('scorer1');
    await line.fillSheet('scorer2', (weight, index) =>
      index % 3 === 0 ? { points: String(Number(weight) - 1), reason: `第 ${index} 项缺佐证` } : { points: weight, reason: '' },
    );
    await line.fillSheet('scorer3');
    expectStatus(await line.move('supervisor', 'score'), 200);
    await arrive();
    await line.accept();
    expectStatus(await line.move('supervisor', 'publish'), 200);
    await arrive();
    full = await bundleFor('supervisor');
    limited = await bundleFor('zs.head');
    open = await publicFor(await publicationId());
  }, 300_000);
  afterAll(async () => {
    chooseAlgorithm('sha-256');
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const verified = async (bundle: unknown, ...more: string[]): Promise<{ code: number; said: string }> => {
    const file = join(folder, 'bundle.json');
    writeFileSync(file, typeof bundle === 'string' || bundle instanceof Uint8Array ? bundle : JSON.stringify(bundle));
    const said: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      jest.spyOn(stream, 'write').mockImplementation((text) => {
        said.push(String(text));
        return true;
      }),
    );
    try {
      return { code: await verifyCommand([file, ...more]), said: said.join('') };
    } finally {
      spies.forEach((spy) => spy.mockRestore());
    }
  };

  it('holds for the bureau, the unit and the public, and names the key that is not pinned', async () => {
    for (const bundle of [full, limited, open]) {
      const { code, said } = await verified(bundle);
      expect([code, said]).toEqual([0, expect.stringContaining('成立 (holds)')]);
      expect(said).toContain('not pinned');
    }
    expect([full.view, limited.view, open.view]).toEqual(['full', 'limited', 'public']);
    expect(full.sheets).toHaveLength(3);
    expect((await verifyLog(api.source)).problems).toEqual([]);
    expect(await findBrokenInvariants(api.source, new Date(0))).toEqual([]);
  });

  it('ends where the receipt of the last move says', async () => {
    const { trail } = await line.view();
    expect(trail).toMatchObject({ count: full.trail?.count, head: full.trail?.head, algorithm: 'sha-256' });
    expect(trail.sealed).toEqual({ count: full.trail?.count, head: full.head.said.number, at: full.head.said.at });
  });

  it('is the same to the byte each time, and in canonical form', async () => {
    const again = await api.call('supervisor', 'reportBundle', { params: { id: line.id } });
    expect(again.text).toBe(canonicalJson(full));
    expect((await api.call(null, 'publicBundle', { params: { id: await publicationId() } })).text).toBe(canonicalJson(open));
  });

  it('does not say to the unit or the public who scores', async () => {
    const people = (await api.source.query("SELECT id, username, name FROM people_account WHERE username LIKE 'scorer_'")) as {
      id: string;
      username: string;
      name: string;
    }[];
    const words = people.flatMap(({ id, username, name }) => [id, username, name]);
    for (const bundle of [limited, open]) expect(words.filter((word) => JSON.stringify(bundle).includes(word))).toEqual([]);
    expect(words.filter((word) => !JSON.stringify(full).includes(word))).toEqual([]);
    expect(open).toMatchObject({ trail: null, revision: null, score: null, sheets: [] });
    expect(JSON.stringify(open)).not.toContain('已核实，情况属实');
    for (const who of ['other.supervisor', 'xd.head'])
      expect((await api.call(who, 'reportBundle', { params: { id: line.id } })).status).toBe(404);
    expect((await api.call(null, 'reportBundle', { params: { id: line.id } })).status).toBe(401);
  });

  it.each(['full', 'limited', 'public'])(
    'of the view "%s": a change is found wherever it falls',
    (view) => {
      const bundle = { full, limited, public: open }[view] as unknown as Json;
      expect(fails(bundle)).toBeNull();
      const all = alterations(bundle);
      expect(all.length).toBeGreaterThan(1_000);
      // Each is verified as a whole, which takes its time: of the thousands of like kind every thirteenth, wherever it falls.
      const tried = all.filter((_, index) => index % 13 === all.length % 13);
      const missed = tried.filter(({ altered }) => fails(altered) === null).map(({ what }) => what);
      expect(missed).toEqual([]);
    },
    600_000,
  );

  it('names what was changed: trail, revision, scheme, score, sheet, publication, log, head', () => {
    const said = (path: Path, to: Json | undefined): string | null => fails(changed(full as unknown as Json, path, to));
    const judged = full.score?.lines.findIndex((one) => (one as { judged: Json }).judged !== null) ?? 0;
    expect([
      said(['trail', 'events', 2, 'after'], { x: '1' }),
      said(['trail', 'events', 2], undefined),
      said(['trail', 'count'], (full.trail?.count ?? 0) + 1),
      said(['revision', 'content', 'figures', 'assets.total'], '1'),
      said(['scheme', 'body', 'rounding', 'step'], '0.1'),
      said(['score', 'lines', judged, 'points'], '0'),
      said(['score', 'total'], '100'),
      said(['sheets', 0, 'lines', 0, 'points'], '0'),
      said(['publication', 'body', 'total'], '100'),
      said(['entries', 0, 'position'], 0),
      said(['head', 'said', 'size'], full.head.said.size + 1),
      said(['head', 'signature'], '0'.repeat(128)),
      said(['report', 'unit', 'name'], '别的乡'),
      said(['sealed', 'digest'], '0'.repeat(64)),
    ]).toEqual([
      'event 3 of the trail was edited',
      'event 3 of the trail was deleted',
      expect.stringMatching(/^the trail was cut off from event/),
      expect.stringMatching(/^the content of revision 1 does not/),
      'the scheme does not have its digest',
      expect.stringMatching(/when computed again/),
      expect.stringMatching(/^the total is .* when computed again/),
      expect.stringMatching(/is not what the sheet says$/),
      'the publication does not have its digest',
      expect.stringMatching(/^the proof of entry 0 of the log/),
      expect.stringMatching(/^the proof of entry/),
      'the signature of the head fails',
      'the publication is of another report',
      'the bundle was edited: it does not have its digest',
    ]);
  });

  it('does not hold for one who edits it and makes every digest and signature anew, once the key is pinned', async () => {
    const own = signingKey(join(folder, 'forger'));
    const { sealed: _, ...content } = open;
    const forged = { ...content, publication: content.publication && { ...content.publication, superseded: { at: 'x', reason: 'y' } } };
    const keys = [...content.keys, { id: own.id, algorithm: 'ed25519', publicKey: own.publicKey }];
    const digest = digestOf(canonicalJson({ ...forged, keys }));
    const stamp = { algorithm: 'sha-256', digest, key: own.id };
    const signature = own.sign(canonicalJson({ format: 'camphor-bundle-1', ...stamp }));
    const bundle = { ...forged, keys, sealed: { ...stamp, signature } };
    expect((await verified(bundle)).said).toContain(`${own.id}：未与已知公钥核对`);
    const keyFile = join(folder, 'keys.json');
    writeFileSync(keyFile, (await api.call(null, 'publicKeys')).text);
    const pinned = await verified(bundle, '--key', keyFile);
    expect([pinned.code, pinned.said]).toEqual([1, expect.stringContaining(own.id)]);
    const honest = await verified(open, '--key', keyFile);
    expect([honest.code, honest.said]).toEqual([0, expect.stringContaining('pinned')]);
    expect(honest.said).not.toContain('not pinned');
  });

  const text = (): string => canonicalJson(full);
  const bad: readonly (readonly [string, () => unknown, number])[] = [
    ['no JSON', () => 'hello', 1],
    ['an empty file', () => '', 1],
    ['a file that breaks off', () => text().slice(0, 4_000), 1],
    ['something after the end', () => `${text()}{}`, 1],
    ['a list', () => '[]', 1],
    ['null', () => 'null', 1],
    ['another format', () => '{"format":"other"}', 1],
    ['nothing but the format', () => '{"format":"camphor-bundle-1"}', 1],
    ['a name twice', () => text().replace('{"entries":', '{"format":"camphor-bundle-1","entries":'), 1],
    ['a name that reaches for the prototype', () => text().replace('{"entries":', '{"__proto__":{"x":1},"entries":'), 1],
    ['"constructor"', () => text().replace('{"entries":', '{"constructor":{"prototype":{"x":1}},"entries":'), 1],
    ['nesting without end', () => '['.repeat(200_000), 1],
    ['a deep value inside', () => text().replace('"content":{', `"content":{"a":${'['.repeat(90)}${']'.repeat(90)},`), 1],
    ['numbers beyond measure', () => text().replace(/"count":\d+/, '"count":1e400'), 1],
    ['a great number of events', () => text().replace(/"count":\d+/, '"count":9007199254740991'), 1],
    ['no UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 1],
    ['a byte order mark', () => `\ufeff${text()}`, 1],
  ];
  it.each(bad)('of %s is refused in a sentence', async (_, make, code) => {
    const answer = await verified(make());
    expect(answer.code).toBe(code);
    expect(answer.said.trim().split('\n')).toHaveLength(1);
    expect(answer.said).not.toMatch(/ {4}at |Error:/);
  });
  it('that is not there, and a key file that is none, are said so', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await verifyCommand([join(folder, 'absent.json')])).toBe(2);
    expect(await verifyCommand([folder])).toBe(2);
    expect(write.mock.calls.map(([said]) => String(said)).join('')).toMatch(/no such file.*\n.*cannot be read/);
    write.mockRestore();
    const keyFile = join(folder, 'no-key.pem');
    writeFileSync(keyFile, '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n');
    expect((await verified(open, '--key', keyFile)).code).toBe(2);
  });

  it('can be pinned by a key in PEM', async () => {
    const [key] = open.keys;
    const der = Buffer.from(`302a300506032b6570032100${key?.publicKey ?? ''}`, 'hex').toString('base64');
    const file = join(folder, 'key.pem');
    writeFileSync(file, `-----BEGIN PUBLIC KEY-----\n${der}\n-----END PUBLIC KEY-----\n`);
    expect((await verified(open, '--key', file)).code).toBe(0);
  });

  it('holds at every station, and says what there is', () => {
    expect(stations.map(({ report }) => report.standing?.state)).toEqual(['draft', 'submitted', 'reviewed', 'scored', 'published']);
    expect(stations.map((bundle) => fails(bundle as unknown as Json))).toEqual([null, null, null, null, null]);
    const has = stations.map(({ revision, score, publication }) => [revision, score, publication].map((part) => part !== null));
    expect(has).toEqual([
      [false, false, false],
      [true, false, false],
      [true, false, false],
      [true, true, false],
      [true, true, true],
    ]);
  });

  it('goes on holding after the key was rotated and the algorithm changed, the public one of a publication that was taken back too', async () => {
    const before = await publicationId();
    rotateSigningKey(api.settings.dataFolder);
    chooseAlgorithm('sm3');
    expectStatus(await line.move('supervisor', 'amend', { reason: '一处数据有误。' }), 200);
    const superseded = await publicFor(before);
    expect(superseded.publication?.superseded?.reason).toBe('一处数据有误。');
    expect(superseded.keys).toHaveLength(2);
    for (const scorer of ['scorer1', 'scorer2', 'scorer3']) await line.fillSheet(scorer);
    expectStatus(await line.move('supervisor', 'score'), 200);
    await line.accept();
    expectStatus(await line.move('supervisor', 'publish'), 200);
    const anew = await publicFor(await publicationId());
    const whole = await bundleFor('supervisor');
    expect(whole.score?.stamp?.algorithm).toBe('sm3');
    expect(whole.head.said.roots.map(({ algorithm }) => algorithm)).toEqual(['sha-256', 'sm3']);
    expect(new Set(whole.trail?.events.map(({ algorithm }) => algorithm))).toEqual(new Set(['sha-256', 'sm3']));
    for (const bundle of [superseded, anew, whole, open]) expect(fails(bundle as unknown as Json)).toBeNull();
    expect((await verifyLog(api.source)).problems).toEqual([]);
    chooseAlgorithm('sha-256');
  });

  it('stands under a head that later heads are proved to continue', async () => {
    const heads = (await api.call(null, 'publicHeads', { query: {} })).body as { items: { head: LogHead; signature: string }[] };
    const numbers = heads.items.map(({ head }) => head.number);
    expect(numbers[0]).toBeGreaterThan(open.head.said.number);
    const { first, second, paths } = (
      await api.call(null, 'headsConsistency', { query: { first: open.head.said.number, second: numbers[0] ?? 0 } })
    ).body as { first: { head: LogHead }; second: { head: LogHead; signature: string }; paths: { algorithm: string; path: string[] }[] };
    expect(first.head).toEqual(open.head.said);
    const hash = hashBy('sha-256', proofCrypto.digestBytes);
    const rootOf = ({ roots }: LogHead): string => roots.find(({ algorithm }) => algorithm === 'sha-256')?.root ?? '';
    const proof = {
      first: first.head.size,
      firstRoot: rootOf(first.head),
      second: second.head.size,
      secondRoot: rootOf(second.head),
      path: paths.find(({ algorithm }) => algorithm === 'sha-256')?.path ?? [],
    };
    expect(hash !== null && verifyConsistency(hash, proof)).toBe(true);
    const keys = (await api.call(null, 'publicKeys')).body as { items: { id: string; publicKey: string }[] };
    const key = keys.items.find(({ id }) => id === second.head.key);
    expect(proofCrypto.verifies(key?.publicKey ?? '', utf8(canonicalJson(second.head)), second.signature)).toBe(true);
    expect((await api.call(null, 'headsConsistency', { query: { first: 1, second: 100_000 } })).status).toBe(404);
    expect((await api.call(null, 'headsConsistency', { query: { first: 0, second: 1 } })).status).toBe(400);
  });
});

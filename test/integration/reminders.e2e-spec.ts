// Shows who is told what and once: notices of moves, reminders of deadlines over days and several workers, and the mail of both.
import { randomUUID } from 'node:crypto';
import { addWorkingDays, isWorkingDay, type LocalDate, type WorkingCalendar } from '@camphor/domain';
import {
  calendarsOf,
  findBrokenInvariants,
  inTransaction,
  keepPromise,
  machineClock,
  notify,
  remind,
  Reports,
  sendMail,
  smtpMailer,
  type InboxPage,
} from '@camphor/server';
import { createLog } from '../../apps/worker/src/log';
import { allHandlers, startWorking } from '../../apps/worker/src/start-working';
import { startApi, type Api } from '../support/api';
import { beginLine, expectStatus, type Line } from '../support/line';
import { startMailbox, type Mailbox } from '../support/mailbox';

const until = async (what: string, isSo: () => Promise<boolean>, seconds = 30): Promise<void> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((done) => setTimeout(done, 25)))
    if (await isSo()) return;
  throw new Error(`${what} did not come about within ${seconds} s`);
};
const noMail = { smtpUrl: null };
/** Nine in the morning in Asia/Shanghai. */
const morning = (date: LocalDate): Date => new Date(`${date}T01:00:00.000Z`);

const inboxOf = async (api: Api, who: string, query = {}, headers = {}): Promise<InboxPage> =>
  expectStatus(await api.call(who, 'listNotifications', { query, headers }), 200).body as InboxPage;
const kindsOf = async (api: Api, who: string, reportId: string): Promise<string[]> =>
  (await inboxOf(api, who)).items.filter((item) => item.reportId === reportId).map(({ kind }) => kind);

/** Keeps every promise of the outbox as a worker would. */
const keepAll = async (api: Api, settings = api.settings): Promise<void> => {
  const log = createLog(api.settings);
  const handlers = allHandlers({ source: api.source, settings, clock: machineClock, reports: api.app.get(Reports), log });
  for (let left = 1; left > 0;) {
    const rows = (await api.source.query("SELECT id FROM jobs_outbox WHERE state = 'waiting' ORDER BY id")) as { id: string }[];
    for (const { id } of rows) await keepPromise(api.source, handlers, id, new Date()).catch(() => undefined);
    left = rows.length;
  }
};

describe('notices', () => {
  let api: Api;
  let line: Line;
  beforeAll(async () => {
    api = await startApi({ seed: 'county' });
    line = await beginLine(api);
    await line.write();
    await keepAll(api);
  }, 300_000);
  afterAll(async () => {
    const broken = await findBrokenInvariants(api.source, new Date());
    await api.close();
    expect(broken).toEqual([]);
  });

  it('reach those whose turn it is, through outbox, Redis and worker', async () => {
    const working = startWorking({
      source: api.source,
      settings: api.settings,
      clock: machineClock,
      reports: api.app.get(Reports),
      log: createLog(api.settings),
    });
    try {
      await line.submit();
      await until('the notice of the submission', async () => (await kindsOf(api, 'reviewer1', line.id)).includes('submitted'));
      await until('the receipt of the submission', async () => (await kindsOf(api, 'zs.head', line.id)).includes('received'));
    } finally {
      await working.stop();
    }
    const { items } = await inboxOf(api, 'reviewer1');
    const told = items.find(({ reportId }) => reportId === line.id);
    expect(told).toMatchObject({ kind: 'submitted', readAt: null, mail: 'none' });
    expect(told?.message).toMatch(/^衡阳县樟树乡人民政府已提交 2023 年度自评报告（第 1 轮），请于20\d\d 年 \d+ 月 \d+ 日前审核。$/);
    const english = await inboxOf(api, 'reviewer1', {}, { 'accept-language': 'en' });
    expect(english.items.find(({ reportId }) => reportId === line.id)?.message).toMatch(
      /has submitted .* for 2023 \(round 1\); please review it by \d+ \w+ 20\d\d\.$/,
    );
    expect(await kindsOf(api, 'reviewer2', line.id)).toEqual([]);
    expect(await kindsOf(api, 'zs.head', line.id)).toEqual(['received']);
  });

  it('of a return reach preparer and head of the unit, with what was asked and until when', async () => {
    const items = [
      { target: 'section:budget', reason: '口径不一致' },
      { target: 'figure:assets.total', reason: '单位有误' },
    ];
    expectStatus(await line.move('reviewer1', 'return', { items, reason: '请修改' }), 200);
    await keepAll(api);
    for (const who of ['zs.preparer', 'zs.head']) {
      const [newest] = (await inboxOf(api, who)).items;
      expect(newest?.kind).toBe('returned');
      expect(newest?.message).toMatch(
        /^贵单位 2023 年度自评报告已退回修改，共 2 条意见，请于20\d\d 年 \d+ 月 \d+ 日前逐条答复并重新提交。$/,
      );
    }
    expect(await kindsOf(api, 'xd.preparer', line.id)).toEqual([]);
    expect(await kindsOf(api, 'reviewer1', line.id)).toEqual(['submitted']);
  });

  it('of an assignment reach only those who are new, and of the own act nobody', async () => {
    await line.assign(['scorer1']);
    await keepAll(api);
    expect(await kindsOf(api, 'scorer1', line.id)).toEqual(['assigned']);
    await line.assign(['scorer1', 'scorer2']);
    await keepAll(api);
    expect(await kindsOf(api, 'scorer1', line.id)).toEqual(['assigned']);
    expect(await kindsOf(api, 'scorer2', line.id)).toEqual(['assigned']);
    // reviewer1 was the reviewer from the start.
    expect(await kindsOf(api, 'reviewer1', line.id)).toEqual(['submitted']);
    expect(await kindsOf(api, 'supervisor', line.id)).toEqual([]);
    const job = { reportId: line.id, notice: 'returned', to: 'unit', actorId: '' } as const;
    const [head] = (await api.source.query("SELECT id FROM people_account WHERE username = 'zs.head'")) as { id: string }[];
    const told = await inTransaction(api.source, (tx) => notify(tx, { ...job, eventSeq: 1, actorId: head?.id ?? '' }, noMail, new Date()));
    expect(told).toBe(1);
  });

  it('delivered twice are written once', async () => {
    const before = await api.source.query('SELECT COUNT(*) AS messages FROM reminders_notification');
    const promises = (await api.source.query("SELECT payload FROM jobs_outbox WHERE kind = 'notify' AND state = 'done'")) as {
      payload: string;
    }[];
    expect(promises.length).toBeGreaterThan(3);
    for (const { payload } of promises) {
      const job = JSON.parse(payload) as Parameters<typeof notify>[1];
      await inTransaction(api.source, (tx) => notify(tx, job, noMail, new Date()));
    }
    expect(await api.source.query('SELECT COUNT(*) AS messages FROM reminders_notification')).toEqual(before);
  });

  it('are read once, by their own reader; the unread are counted; pages follow one another', async () => {
    const first = await inboxOf(api, 'zs.preparer', { limit: 1 });
    expect(first.items).toHaveLength(1);
    const second = await inboxOf(api, 'zs.preparer', { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    const params = { id: first.items[0]?.id ?? '' };
    expect((await api.call('zs.head', 'readNotification', { params, body: {} })).status).toBe(404);
    expectStatus(await api.call('zs.preparer', 'readNotification', { params, body: {}, key: randomUUID() }), 204);
    const read = (await inboxOf(api, 'zs.preparer', { unread: 'false' })).items;
    expect(read.map(({ id }) => id)).toEqual([params.id]);
    expectStatus(await api.call('zs.preparer', 'readNotification', { params, body: {} }), 204);
    const after = await inboxOf(api, 'zs.preparer');
    expect(after.items.find(({ id }) => id === params.id)?.readAt).toBe(read[0]?.readAt);
    expect(after.unread).toBe(first.unread - 1);
    expect((await inboxOf(api, 'zs.preparer', { unread: 'true' })).items).toHaveLength(after.unread);
    expect((await api.call('zs.preparer', 'listNotifications', { query: { cursor: 'x' } })).status).toBe(400);
  });

  it('the last sheet lets the system score where the cycle says so', async () => {
    const before = (await line.view()).state;
    expect(before).toBe('draft');
    const items = (
      expectStatus(await api.call('zs.preparer', 'listReturnItems', { params: { id: line.id } }), 200).body as { items: { id: string }[] }
    ).items;
    for (const { id } of items) {
      const params = { id: line.id, itemId: id };
      expectStatus(await api.call('zs.preparer', 'answerReturnItem', { params, body: { answer: '已更正' }, ifMatch: '*' }), 200);
    }
    await line.submit();
    await line.approve();
    await api.source.query("UPDATE cycles_cycle SET settings = JSON_SET(settings, '$.scoreWhenAllIn', TRUE)");
    await line.fillSheet('scorer1');
    await keepAll(api);
    expect((await line.view('supervisor')).state).toBe('reviewed');
    await line.fillSheet('scorer2');
    await keepAll(api);
    expect((await line.view('supervisor')).state).toBe('scored');
    const trail = (await api.call('supervisor', 'reportTrail', { params: { id: line.id } })).body as {
      items: { action: string; actor: { username: string } }[];
    };
    expect(trail.items.filter(({ action }) => action === 'report.scored').map(({ actor }) => actor.username)).toEqual(['system']);
    expect((await kindsOf(api, 'zs.head', line.id))[0]).toBe('scored');
    const checks = await api.source.query('SELECT agrees FROM scoring_check WHERE report_id = ?', [line.id]);
    expect(checks).toEqual([{ agrees: 1 }]);
  }, 60_000);
});

describe('reminders of deadlines', () => {
  const today = '2026-11-20';
  let api: Api;
  let calendar: WorkingCalendar;
  let submissionDue: LocalDate;

  beforeAll(async () => {
    api = await startApi({ seed: 'county', now: `${today}T01:00:00.000Z` });
    ({ calendar } = await calendarsOf(api.source.manager));
    const [cycle] = (await api.source.query(
      "SELECT submission_due AS due FROM cycles_cycle WHERE state = 'open' AND bureau_id = (SELECT organisation_id FROM people_account WHERE username = 'supervisor')",
    )) as {
      due: LocalDate;
    }[];
    submissionDue = cycle?.due ?? '';
  }, 300_000);
  afterAll(async () => {
    await api.close();
  });
  beforeEach(async () => {
    await api.source.query('DELETE FROM reminders_ledger');
    await api.source.query('DELETE FROM reminders_notification');
  });

  const away = (days: number): LocalDate => addWorkingDays(calendar, submissionDue, days).date;
  interface Told {
    readonly username: string;
    readonly day: string;
    readonly facts: {
      readonly items: readonly {
        readonly stage: string;
        readonly relation: string;
        readonly days: number;
        readonly due: string;
        readonly reportId: string | null;
      }[];
      readonly more: number;
    };
  }
  const told = async (username?: string): Promise<Told[]> => {
    const rows = (await api.source.query(
      `SELECT p.username, n.dedupe, n.facts FROM reminders_notification n JOIN people_account p ON p.id = n.account_id WHERE n.kind = 'deadlines' ${username ? 'AND p.username = ?' : ''} ORDER BY n.id`,
      username ? [username] : [],
    )) as { username: string; dedupe: string; facts: string }[];
    return rows.map(({ username: who, dedupe, facts }) => ({
      username: who,
      day: dedupe.replace('deadlines:', ''),
      facts: JSON.parse(facts) as Told['facts'],
    }));
  };

  it('reach a unit that has not even begun, five working days before, its preparer and its head, in one message', async () => {
    await remind(api.source, noMail, morning(away(-5)));
    for (const who of ['zs.preparer', 'zs.head']) {
      expect(await told(who)).toEqual([
        {
          username: who,
          day: away(-5),
          facts: { items: [expect.objectContaining({ stage: 'submission', relation: 'before', days: 5, reportId: null })], more: 0 },
        },
      ]);
    }
    const { items, unread } = await inboxOf(api, 'zs.preparer');
    expect(unread).toBe(1);
    expect(items[0]?.message).toMatch(/^贵单位 2023 年度自评报告请于20\d\d 年 \d+ 月 \d+ 日前提交，还有 5 个工作日。$/);
  });

  it('come once each when several workers look at once, again, and on both sides of midnight', async () => {
    const days = [-5, -4, -2, -1, 0, 1, 2, 3, 4, 5, 6].map(away);
    for (const [index, day] of days.entries()) {
      const next = days[index + 1];
      // 23:59:59 and the next day's first second, local time: two workers whose clocks stand on either side of midnight.
      const runs = [morning(day), morning(day), new Date(`${day}T15:59:59.000Z`), ...(next ? [new Date(`${day}T16:00:00.500Z`)] : [])];
      await Promise.all(runs.map((now) => remind(api.source, noMail, now)));
    }
    const ledger = (await api.source.query('SELECT report_id, reminder, occurrence, account_id, sent_at FROM reminders_ledger')) as {
      sent_at: Date | null;
    }[];
    expect(ledger.length).toBeGreaterThan(50);
    expect(ledger.every(({ sent_at }) => sent_at !== null)).toBe(true);
    const messages = await told();
    // As many lines were told as were claimed: none lost, none twice.
    expect(messages.reduce((sum, { facts }) => sum + facts.items.length + facts.more, 0)).toBe(ledger.length);
    expect(new Set(messages.map(({ username, day }) => `${username} ${day}`)).size).toBe(messages.length);
    // A clock that is ahead may tell the later step first; each step is told all the same, and once.
    const zs = (await api.source.query(
      "SELECT l.reminder FROM reminders_ledger l JOIN people_account p ON p.id = l.account_id WHERE p.username = 'zs.head' AND l.occurrence = ?",
      [submissionDue],
    )) as { reminder: string }[];
    const steps = ['before5', 'before2', 'before1', 'today0', 'overdue1', 'overdue3', 'overdue5'];
    expect(zs.map(({ reminder }) => reminder).toSorted()).toEqual(steps.map((step) => `submission.${step}.r0`).toSorted());
  }, 120_000);

  it('are escalated to the supervisor after three working days, with every unit that is late, in one message', async () => {
    for (const days of [1, 2, 3]) await remind(api.source, noMail, morning(away(days)));
    const escalated = async () =>
      (await told('supervisor')).flatMap(({ facts }) =>
        facts.items.filter(({ stage, relation, due }) => stage === 'submission' && relation === 'escalated' && due === submissionDue),
      );
    expect(await escalated()).toEqual([]);
    await remind(api.source, noMail, morning(away(4)));
    const drafts = (await api.source.query(
      "SELECT COUNT(*) AS late FROM cycles_unit k JOIN cycles_cycle c ON c.id = k.cycle_id AND c.state = 'open' LEFT JOIN reports_report r ON r.cycle_id = k.cycle_id AND r.unit_id = k.unit_id WHERE c.bureau_id = (SELECT organisation_id FROM people_account WHERE username = 'supervisor') AND (r.id IS NULL OR (r.state = 'draft' AND r.due = ?))",
      [submissionDue],
    )) as { late: string }[];
    expect(await escalated()).toHaveLength(Number(drafts[0]?.late));
    expect((await told('supervisor')).filter(({ day }) => day === away(4))).toHaveLength(1);
    expect((await told('other.supervisor')).flatMap(({ facts }) => facts.items.map(({ stage }) => stage))).not.toContain(undefined);
  });

  it('do not reach those who are done, nor anybody on a day off', async () => {
    const saturday = ['2026-12-05', '2026-12-12'].find((day) => !isWorkingDay(calendar, day)) ?? '';
    expect(await remind(api.source, noMail, morning(saturday))).toEqual({ people: 0, reminders: 0 });
    for (const days of [-5, -2, 0, 5]) await remind(api.source, noMail, morning(away(days)));
    const published = (await api.source.query("SELECT id FROM reports_report WHERE state = 'published'")) as { id: string }[];
    expect(published.length).toBeGreaterThan(0);
    const mentioned = new Set((await told()).flatMap(({ facts }) => facts.items.map(({ reportId }) => reportId)));
    for (const { id } of published) expect(mentioned).not.toContain(id);
    // A scorer whose sheet is in is not asked for it.
    const done = (await api.source.query(
      "SELECT s.report_id AS id, p.username FROM scoring_sheet s JOIN reports_report r ON r.id = s.report_id AND r.state = 'reviewed' AND s.generation = r.generation JOIN people_account p ON p.id = s.scorer_id WHERE s.submitted = 1",
    )) as { id: string; username: string }[];
    for (const { id, username } of done)
      expect((await told(username)).flatMap(({ facts }) => facts.items.filter(({ reportId }) => reportId === id))).toEqual([]);
  });

  it('of a returned report are its own', async () => {
    const [returned] = (await api.source.query(
      "SELECT r.id, r.due, p.username FROM reports_report r JOIN people_account p ON p.organisation_id = r.unit_id WHERE r.state = 'draft' AND r.round > 1 ORDER BY r.due DESC LIMIT 1",
    )) as { id: string; due: LocalDate; username: string }[];
    expect(returned).toBeDefined();
    const before = addWorkingDays(calendar, returned?.due ?? today, -2).date;
    await remind(api.source, noMail, morning(before));
    const items = (await told(returned?.username)).flatMap(({ facts }) => facts.items);
    expect(items).toEqual([expect.objectContaining({ reportId: returned?.id, stage: 'submission', relation: 'before', days: 2 })]);
    const names = (await api.source.query('SELECT DISTINCT reminder FROM reminders_ledger WHERE report_id = ?', [returned?.id])) as {
      reminder: string;
    }[];
    expect(names).toEqual([{ reminder: 'submission.before2.r2' }]);
  });

  it('of an objection that nobody has decided reach the supervisors until it is', async () => {
    const [scored] = (await api.source.query(
      "SELECT r.id, p.username FROM reports_report r JOIN people_account p ON p.organisation_id = r.unit_id AND p.username LIKE '%.head' WHERE r.state = 'scored' LIMIT 1",
    )) as { id: string; username: string }[];
    const id = scored?.id ?? '';
    const filed = await api.call(scored?.username ?? '', 'fileObjection', { params: { id }, body: { reason: '得分与佐证不符' } });
    expectStatus(filed, 201);
    const [objection] = (await api.source.query('SELECT id, due FROM publishing_objection WHERE report_id = ?', [id])) as {
      id: string;
      due: LocalDate;
    }[];
    const after = (days: number): LocalDate => addWorkingDays(calendar, objection?.due ?? '', days).date;
    const ofObjection = async () =>
      (await told('supervisor')).flatMap(({ day, facts }) =>
        facts.items.filter(({ stage }) => stage === 'objection').map(({ reportId, relation, days }) => [day, reportId, relation, days]),
      );
    for (const days of [-1, 1]) await remind(api.source, noMail, morning(after(days)));
    expect(await ofObjection()).toEqual([
      [after(-1), id, 'before', 1],
      [after(1), id, 'overdue', 1],
    ]);
    const decision = { upheld: false, reason: '经核对无误' };
    expectStatus(await api.call('supervisor2', 'decideObjection', { params: { id: objection?.id ?? '' }, body: decision }), 200);
    await remind(api.source, noMail, morning(after(5)));
    expect(await ofObjection()).toHaveLength(2);
  });

  it('stop with the cycle', async () => {
    await api.source.query("UPDATE cycles_cycle SET state = 'closed' WHERE state = 'open'");
    try {
      expect(await remind(api.source, noMail, morning(away(1)))).toEqual({ people: 0, reminders: 0 });
    } finally {
      await api.source.query("UPDATE cycles_cycle SET state = 'open' WHERE year = 2023");
    }
  });
});

describe('mail', () => {
  let api: Api;
  let mailbox: Mailbox;
  let line: Line;
  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startApi({ seed: 'county', environment: { CAMPHOR_SMTP_URL: mailbox.url, CAMPHOR_PUBLIC_URL: 'https://camphor.example' } });
    for (const who of ['reviewer1', 'zs.head', 'zs.preparer']) {
      await api.source.query('UPDATE people_account SET email = ? WHERE username = ?', [`${who}@county.example`, who]);
    }
    line = await beginLine(api);
    await line.write();
    await keepAll(api);
    mailbox.mails.length = 0;
  }, 300_000);
  afterAll(async () => {
    await api.close();
    await mailbox.close();
  });
  const mailOf = async (who: string) => (await inboxOf(api, who)).items[0];
  const waitingMails = async () =>
    (await api.source.query("SELECT n.id FROM reminders_notification n WHERE n.mail = 'waiting'")) as { id: string }[];
  const desk = () => ({ mailer: smtpMailer(mailbox.url, 'Camphor <camphor@county.example>'), publicUrl: null });

  it('goes to whoever has an address, once, in both languages, with the address of the service', async () => {
    await line.submit();
    await keepAll(api);
    expect(mailbox.mails.flatMap(({ to }) => to).toSorted()).toEqual([
      'reviewer1@county.example',
      'zs.head@county.example',
      'zs.preparer@county.example',
    ]);
    const mailTo = (who: string) => mailbox.mails.find(({ to }) => to.includes(`${who}@county.example`));
    expect(mailTo('reviewer1')?.text).toContain('衡阳县樟树乡人民政府已提交 2023 年度自评报告');
    expect(mailTo('reviewer1')?.text).toContain('has submitted its self-evaluation report for 2023');
    expect(mailTo('reviewer1')?.text).toContain('https://camphor.example');
    expect(mailTo('reviewer1')?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
    // Who submitted has the receipt too: the event and its digest, as the trail has them.
    const [event] = (await api.source.query("SELECT seq, digest FROM audit_event WHERE stream = ? AND event = 'report.submitted'", [
      line.id,
    ])) as { seq: number; digest: string }[];
    expect(mailTo('zs.head')?.text).toContain(`留痕第 ${event?.seq} 条，摘要（sha-256）${event?.digest}`);
    expect((await mailOf('reviewer1'))?.mail).toBe('sent');
    await keepAll(api);
    expect(mailbox.mails).toHaveLength(3);
  });

  it('that is refused for now is tried again; one that is refused for good is marked and seen', async () => {
    mailbox.refuse('zs.head@county.example', 451, 421);
    mailbox.refuse('zs.preparer@county.example', 550);
    mailbox.mails.length = 0;
    const items = [{ target: 'section:budget', reason: '口径不一致' }];
    expectStatus(await line.move('reviewer1', 'return', { items, reason: '请修改' }), 200);
    await keepAll(api);
    expect((await mailOf('zs.preparer'))?.mail).toBe('failed');
    expect((await mailOf('zs.head'))?.mail).toBe('sent');
    expect(mailbox.mails.map(({ to }) => to)).toEqual([['zs.head@county.example']]);
    const attempts = await api.source.query(
      'SELECT mail, mail_attempts AS attempts FROM reminders_notification WHERE mail_attempts > 0 AND report_id = ? ORDER BY mail, attempts',
      [line.id],
    );
    expect(attempts).toEqual([
      { mail: 'failed', attempts: 1 },
      // The notice of the submission and its receipts for head and preparer.
      { mail: 'sent', attempts: 1 },
      { mail: 'sent', attempts: 1 },
      { mail: 'sent', attempts: 1 },
      { mail: 'sent', attempts: 3 },
    ]);
  });

  it('is sent by one worker only when several try at once', async () => {
    mailbox.mails.length = 0;
    await api.source.query("UPDATE reminders_notification SET mail = 'waiting' WHERE mail = 'sent'");
    const waiting = await waitingMails();
    expect(waiting.length).toBeGreaterThan(1);
    const tries = waiting.flatMap(({ id }) => [1, 2, 3, 4].map(() => sendMail(api.source, id, desk(), new Date())));
    await Promise.allSettled(tries);
    expect(mailbox.mails).toHaveLength(waiting.length);
    expect(await waitingMails()).toEqual([]);
  });

  it('that nobody takes is given up after its tries, for all to see', async () => {
    await api.source.query("UPDATE reminders_notification SET mail = 'waiting', mail_attempts = 0 WHERE mail = 'sent' LIMIT 1");
    const [waiting] = await waitingMails();
    const unreachable = { mailer: smtpMailer('smtp://127.0.0.1:1', 'Camphor <camphor@county.example>'), publicUrl: null };
    for (let attempt = 1; attempt < 12; attempt += 1)
      await expect(sendMail(api.source, waiting?.id ?? '', unreachable, new Date())).rejects.toThrow(/ECONNREFUSED/);
    await sendMail(api.source, waiting?.id ?? '', unreachable, new Date());
    const rows = await api.source.query(
      'SELECT mail, mail_attempts AS attempts, mail_problem AS problem FROM reminders_notification WHERE id = ?',
      [waiting?.id],
    );
    expect(rows).toEqual([{ mail: 'failed', attempts: 12, problem: expect.stringContaining('ECONNREFUSED') as unknown }]);
  });
});

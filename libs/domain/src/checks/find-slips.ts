// Decides which figures were stated in the wrong unit of money (元 for 万元, 亿元 for 万元, or the reverse), and what proves it.
import { Decimal } from '../decimal';
import type { FigureKey } from '../reports/figures.table';
import type { Statement } from '../reading/reading';
import type { Words } from '../words';
import { childrenOf, sumsTable, twinsTable, type SumRow } from './figure-relations.table';
import { nameOf, said } from './say-figures';

export interface Slip {
  readonly key: FigureKey;
  readonly mended: Decimal;
  readonly proof: Words;
}
export interface SlipGround {
  /** 万元 per addend. */
  readonly tolerance: Decimal;
  readonly value: (key: FigureKey) => Decimal | undefined;
  readonly stated: (key: FigureKey) => boolean;
  readonly statement: (key: FigureKey) => Statement | undefined;
  readonly statements: readonly Statement[];
}

const UP = new Decimal(10000);
const DOWN = new Decimal('0.0001');
/** 500 yuan is less than any of these figures is in a year. */
const LEAST_OF_A_YEAR = new Decimal('0.05');
const FACTORS = [UP, DOWN] as const;

/** 万元 written more than once, 元 written once: the one is the odd one. */
class Units {
  private readonly usual: string | undefined;
  constructor(private readonly ground: SlipGround) {
    const counts = new Map<string, number>();
    for (const { written, medium } of ground.statements) {
      const unit = Units.plainUnit(written.unit);
      if (unit !== '' && medium !== undefined && unit.endsWith('元')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
    }
    const ranked = [...counts].sort((a, b) => b[1] - a[1]);
    this.usual = ranked[0] !== undefined && ranked[0][1] > (ranked[1]?.[1] ?? 0) ? ranked[0][0] : undefined;
  }
  private static plainUnit(unit: string): string {
    return unit.slice(unit.indexOf(':') + 1);
  }
  /** +1 odd, −1 usual, 0 nobody knows (a figure typed in, an undecided document). A zero says nothing. */
  oddity(key: FigureKey): number {
    const statement = this.ground.statement(key);
    const value = this.ground.value(key);
    if (!statement || this.usual === undefined || !value?.eq(statement.value)) return 0;
    const unit = Units.plainUnit(statement.written.unit);
    return unit === '' ? 0 : unit === this.usual ? -1 : 1;
  }
}

interface Member {
  readonly key: FigureKey;
  readonly value: Decimal;
  readonly sign: 1 | -1;
}
/** The stated members; a part that is not stated gives way to its stated children. */
const membersOf = ({ value, stated }: SlipGround, row: SumRow): Member[] | null => {
  const total = value(row.total);
  if (!total || !stated(row.total)) return null;
  const leaves = row.parts.flatMap((key) => (stated(key) ? [key] : (childrenOf[key] ?? []).filter(stated)));
  const parts = leaves.flatMap((key) => {
    const part = value(key);
    return part ? [{ key, value: part, sign: -1 as const }] : [];
  });
  return [{ key: row.total, value: total, sign: 1 as const }, ...parts];
};
const balance = (members: readonly Member[]): Decimal =>
  members.reduce((sum, { value, sign }) => (sign === 1 ? sum.plus(value) : sum.minus(value)), new Decimal(0));
const toleranceOf = (ground: SlipGround, members: readonly Member[]): Decimal => ground.tolerance.times(Math.max(members.length - 1, 1));
const holds = (ground: SlipGround, members: readonly Member[]): boolean => balance(members).abs().lte(toleranceOf(ground, members));

interface Candidate {
  readonly keys: readonly FigureKey[];
  readonly factor: Decimal;
  readonly score: number;
}

const plausible = (a: Decimal, b: Decimal): boolean => {
  const ratio = a.div(b).abs();
  return ratio.gte('0.1') && ratio.lte('10');
};
const twinsOf = (key: FigureKey): FigureKey[] => twinsTable.flatMap(([a, b]) => (a === key ? [b] : b === key ? [a] : []));

/** Does a twin say that `key` has the size that it is mended to (+1) or the one that it has now (−1)? */
const twinVote = (ground: SlipGround, key: FigureKey, value: Decimal, mended: Decimal): number => {
  for (const twin of twinsOf(key)) {
    const other = ground.value(twin);
    if (!other || other.isZero()) continue;
    if (plausible(mended, other)) return 1;
    if (plausible(value, other)) return -1;
  }
  return 0;
};

/** Which members, scaled together by ten thousand, make the sum hold? The fewest and oddest ones. */
const candidateOf = (ground: SlipGround, units: Units, members: readonly Member[]): Candidate | null => {
  const weighty = members.filter(({ value }) => !value.isZero());
  if (weighty.length < 2 || weighty.length > 6) return null;
  const noise = toleranceOf(ground, members).times(2);
  let best: Candidate | null = null;
  for (let picks = 1; picks < 2 ** weighty.length - 1; picks += 1) {
    const picked = weighty.filter((_, index) => picks & (1 << index));
    for (const factor of FACTORS) {
      const scaled = members.map((member) => (picked.includes(member) ? { ...member, value: member.value.times(factor) } : member));
      // A member scaled down to nothing would "prove" itself by vanishing.
      if (picked.some(({ value }) => value.times(factor).abs().lte(noise)) || !holds(ground, scaled)) continue;
      const votes = picked.map(({ key, value }) => 2 * units.oddity(key) + twinVote(ground, key, value, value.times(factor)));
      const score = votes.reduce((sum, vote) => sum + vote, 0) - picked.length * 1.5;
      if (!best || score > best.score) best = { keys: picked.map(({ key }) => key), factor, score };
    }
  }
  return best;
};

const sumProof = (row: SumRow): Words => ({
  zh: `只有这样“${nameOf(row.total).zh}”与其各部分才相等`,
  en: `only so "${nameOf(row.total).en}" equals its parts`,
});

const bySums = (ground: SlipGround, units: Units, found: Map<FigureKey, Slip>): void => {
  for (const row of sumsTable) {
    const members = membersOf(ground, row);
    if (row.check === 'sum.staffing' || !members || members.length < 3) continue;
    if (members.some(({ key }) => found.has(key)) || holds(ground, members)) continue;
    const candidate = candidateOf(ground, units, members);
    for (const key of candidate?.keys ?? []) {
      const value = ground.value(key);
      if (value && candidate) found.set(key, { key, mended: value.times(candidate.factor), proof: sumProof(row) });
    }
  }
};

/** Does a sum hold in which `key` stands beside another weighty figure, both as they are? */
const standsInSum = (ground: SlipGround, key: FigureKey): boolean =>
  sumsTable.some((row) => {
    if (row.check === 'diff.budgetChange' || (row.total !== key && !row.parts.includes(key))) return false;
    const members = membersOf(ground, row)?.filter(({ value }) => !value.isZero());
    return members !== undefined && members.length >= 2 && holds(ground, members);
  });

const byTwins = (ground: SlipGround, units: Units, found: Map<FigureKey, Slip>): void => {
  for (const [first, second] of twinsTable) {
    const pair = [first, second].map((key) => ({ key, value: found.get(key)?.mended ?? ground.value(key) }));
    const [a, b] = [pair[0]?.value, pair[1]?.value];
    if (!a || !b || a.isZero() || b.isZero() || !ground.stated(first) || !ground.stated(second)) continue;
    const small = a.abs().lt(b.abs()) ? { key: first, value: a } : { key: second, value: b };
    const large = small.key === first ? { key: second, value: b } : { key: first, value: a };
    if (!plausible(small.value.times(UP), large.value)) continue;
    const wrong = oddTwin(ground, units, found, small, large);
    if (!wrong) continue;
    const other = wrong === small ? large : small;
    found.set(wrong.key, {
      key: wrong.key,
      mended: wrong.value.times(wrong === small ? UP : DOWN),
      proof: { zh: `“${said(other.key, other.value).zh}”与它同口径`, en: `"${said(other.key, other.value).en}" is of the same kind` },
    });
  }
};

/** What no other figure of its kind exceeds: total assets, or twice what the unit spent. */
const ceilingOf = (ground: SlipGround, key: FigureKey): Decimal | undefined => {
  if (key.startsWith('assets.')) return ground.value('assets.total');
  const spent = ground.value('budget.final.expenditure') ?? ground.value('budget.initial.expenditure');
  return spent?.gt(1) ? spent.times(2) : undefined;
};
interface Side {
  readonly key: FigureKey;
  readonly value: Decimal;
}
const oddTwin = (ground: SlipGround, units: Units, found: ReadonlyMap<FigureKey, Slip>, small: Side, large: Side): Side | null => {
  if (found.has(small.key) && found.has(large.key)) return null;
  const sure = (side: Side) => found.has(side.key) || standsInSum(ground, side.key);
  const points = (side: Side) => units.oddity(side.key) * 2 - (sure(side) ? 1 : 0);
  const lead = points(small) - points(large);
  if (lead !== 0) return lead > 0 ? small : large;
  // Neither says so itself: the larger one is wrong where it is more than there was at all.
  const most = ceilingOf(ground, large.key);
  if (most) return large.value.abs().gt(most) ? large : small;
  return small.value.abs().lt(LEAST_OF_A_YEAR) ? small : large;
};

/** Parts listed side by side, the total not stated: 46.27元 beside 248.22万元 and 163.96万元. */
const byPeers = (ground: SlipGround, units: Units, found: Map<FigureKey, Slip>): void => {
  for (const row of sumsTable) {
    if (row.check === 'sum.staffing' || row.check === 'diff.budgetChange') continue;
    const stated = [row.total, ...row.parts].flatMap((key) => {
      const value = found.get(key)?.mended ?? ground.value(key);
      return value && !value.isZero() && ground.stated(key) ? [{ key, value }] : [];
    });
    for (const { key, value } of stated) {
      if (found.has(key) || units.oddity(key) !== 1 || standsInSum(ground, key)) continue;
      const peer = stated.find((one) => one.key !== key && units.oddity(one.key) === -1);
      const factor = peer && FACTORS.find((each) => likePeer(value, value.times(each), peer.value));
      if (!peer || !factor) continue;
      found.set(key, {
        key,
        mended: value.times(factor),
        proof: { zh: `与它并列的是“${said(peer.key, peer.value).zh}”`, en: `it stands beside "${said(peer.key, peer.value).en}"` },
      });
    }
  }
};
const likePeer = (value: Decimal, mended: Decimal, peer: Decimal): boolean => {
  const [now, then] = [value.div(peer).abs(), mended.div(peer).abs()];
  return (now.lt('0.001') || now.gt('1000')) && then.gte('0.01') && then.lte('100');
};

/** Figures of money whose sum, twin or peers prove another unit. The ordinary 元 of an income or a fine has no key and is never asked about. */
export const findSlips = (ground: SlipGround): ReadonlyMap<FigureKey, Slip> => {
  const units = new Units(ground);
  const found = new Map<FigureKey, Slip>();
  bySums(ground, units, found);
  byTwins(ground, units, found);
  byPeers(ground, units, found);
  return found;
};

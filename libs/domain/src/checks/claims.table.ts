// Decides which good claims of the prose are held against which figures (自相矛盾).
import { Decimal } from '../decimal';
import type { Words } from '../words';
import { adjustmentOf, isLargeAdjustment } from './bounds';
import type { Ground } from './ground';
import { bare, rateText, said } from './say-figures';

export interface ClaimRow {
  readonly id: string;
  readonly about: RegExp;
  /** Said of it in the same clause, after it. */
  readonly good: RegExp;
  /** Says both at once, in any order, also across a comma. */
  readonly outright?: RegExp;
  /** What the figures say against it; null when they agree, undefined when they are not stated. */
  readonly against: (ground: Ground) => Words | null | undefined;
}

const adjustmentWords = (ground: Ground): Words | null | undefined => {
  const found = adjustmentOf(ground);
  if (!found) return undefined;
  if (!isLargeAdjustment(ground)) return null;
  return {
    zh: `年中追加占年初预算的 ${rateText(found.rate)}%`,
    en: `${rateText(found.rate)}% of the initial budget were added in the year`,
  };
};
const executionRate = (ground: Ground): Decimal | undefined => {
  const [final, adjusted] = [ground.mended('budget.final.expenditure'), ground.mended('budget.adjusted.expenditure')];
  if (final && adjusted && adjusted.gt(0)) return final.div(adjusted).times(100);
  return ground.mended('budget.final.executionRate');
};
/** Said of how fast the money was spent: what was added in the year is no objection. */
const paceWords = (ground: Ground): Words | null | undefined => {
  const rate = executionRate(ground);
  if (!rate) return undefined;
  const far = rate.lt(90) || rate.gt(110);
  return far ? { zh: `预算执行率为 ${rateText(rate)}%`, en: `the execution rate is ${rateText(rate)}%` } : null;
};
const executionWords = (ground: Ground): Words | null | undefined => {
  const adjustment = adjustmentWords(ground);
  return adjustment || !executionRate(ground) ? adjustment : paceWords(ground);
};
/** Everything was spent: a rate that rounds to 100% says the same. */
const ALL_SPENT = new Decimal('99.5');
const allSpentWords = (ground: Ground): Words | null | undefined => {
  const rate = executionRate(ground);
  if (!rate) return undefined;
  return rate.lt(ALL_SPENT) ? { zh: `预算执行率只有 ${rateText(rate)}%`, en: `the execution rate is only ${rateText(rate)}%` } : null;
};
const threePublicWords = (ground: Ground): Words | null | undefined => {
  const [budget, actual] = [ground.mended('threePublic.budget.total'), ground.mended('threePublic.actual.total')];
  if (!budget || !actual) return undefined;
  if (actual.lte(budget.plus(ground.moneyTolerance(1)))) return null;
  const [a, b] = [said('threePublic.actual.total', actual), said('threePublic.budget.total', budget)];
  return { zh: `${a.zh}，超过${b.zh}`, en: `${a.en} exceeds ${b.en}` };
};
const staffWords = (ground: Ground): Words | null | undefined => {
  const [established, inPost] = [ground.mended('staff.established.total'), ground.mended('staff.inPost.total')];
  if (!established || !inPost) return undefined;
  if (inPost.lte(established)) return null;
  return {
    zh: `在职 ${bare(inPost)} 人，编制只有 ${bare(established)} 人`,
    en: `${bare(inPost)} are in post, ${bare(established)} are established`,
  };
};

export const claimsTable: readonly ClaimRow[] = [
  {
    id: '预算执行',
    about: /预算(?:执行|管理|控制|收支|约束|刚性)/,
    good: /较好|良好|很好|(?:情况|效果)好|到位|有力|严格|规范|有效|均衡|理想|较高|率高|顺利|强化|优秀|圆满/,
    outright:
      /(?:未|无|没有|不)(?:出现|发生|存在)?(?:超预算|无预算|大额追加|大幅追加|追加预算)|严格控制(?:年中)?(?:预算)?追加|(?:较好|圆满|顺利)地?完成了?(?:年度|全年)?预算(?:执行)?任务|(?:均|全部|严格)按(?:照)?(?:年初|批复的?)预算(?:执行|安排|支出)|严格(?:按照?|执行)(?:年初)?预算(?:执行|安排)?(?:[，。]|$)/,
    against: executionWords,
  },
  {
    id: '支出进度',
    about: /(?:预算|资金)?(?:支出|执行|支付|使用)进度/,
    good: /较快|很快|加快|快于|(?<![加尽])快(?=[，。；]|$)|均衡|合理|理想|良好|较好|达到要求|符合(?:要求|序时)/,
    against: paceWords,
  },
  {
    id: '全部执行',
    about: /预算(?:资金|指标|收支)/,
    good: /(?:全部|全额|全数)(?:执行|支出|使用|支付)(?:完毕|完成|到位)/,
    outright: /预算(?:资金|指标)?[^，。；]{0,6}(?:100%|百分之百)(?:执行|支出|完成)(?=[，。；]|$)/,
    against: allSpentWords,
  },
  {
    id: '预算编制',
    about: /预算编制|编制预算/,
    good: /准确|精准|科学|合理|完整|细化到位|较好|良好|规范/,
    against: adjustmentWords,
  },
  {
    id: '三公控制',
    about: /三公(?:经费)?/,
    good: /控制(?:较好|良好|到位|有效|有力|严格|在预算)|(?:有效|得到)[^，。]{0,4}控制|严格控制|(?:未|不|没有|无)超(?:过|出|支)?(?:年初)?预算?|只减不增|没有超/,
    outright:
      /三公(?:经费)?[^。;；]{0,24}(?:(?:未|不|没有|无)超(?:过|出|支)?(?:年初)?预算|(?:未|无|没有)超支|控制在(?:年初)?预算)|(?:严格控制|有效控制|从严控制|从严从紧控制)[^，。]{0,4}三公/,
    against: threePublicWords,
  },
  {
    id: '编制控制',
    about: /(?<!预算)编制|在职人员|人员|人数/,
    good: /(?:无|未|没有|不)超编|严格控制在编制/,
    outright:
      /(?:未|无|没有|不存在)(?:出现)?超编|控制在(?:核定的?|批准的?)?编制(?:数|人数|限额)?(?:以内|之内|内|范围)|编制控制(?:良好|较好|到位|有效)/,
    against: staffWords,
  },
];

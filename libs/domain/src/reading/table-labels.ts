// Decides what the words of one label (行或列的标题) of a table say: subject, side, year, and what makes its numbers none of ours.
import { type Item, type Side, type Topic, topicOf } from './figure-keys.table';
import { fold } from './folded-text';
import type { Saying } from './lexicon.table';
import type { Period } from './prose-state';
import { type Token, tokenise } from './tokens';

export interface Label {
  readonly item: Item | null;
  /** The subject counts only where another label is about this topic (货物 below 政府采购). */
  readonly needs: Topic | null;
  readonly topic: Topic | null;
  readonly side: Side | null;
  readonly staffSide: 'established' | 'inPost' | null;
  readonly period: Period | null;
  /** 较年初预算: the side that a change is counted from. */
  readonly base: Side | null;
  /** A subject that is no figure of ours, or one with another name before it (农业项目支出). */
  readonly apart: boolean;
  readonly spend: boolean;
  readonly share: boolean;
  readonly rate: boolean;
  readonly change: boolean;
  readonly total: boolean;
  /** 内设机构数: it counts; 办公室 alone names one. */
  readonly count: boolean;
  /** It says something, and nothing that the lexicon knows. */
  readonly unknown: boolean;
}
export const NO_LABEL: Label = {
  item: null,
  needs: null,
  topic: null,
  side: null,
  staffSide: null,
  period: null,
  base: null,
  apart: false,
  spend: false,
  share: false,
  rate: false,
  change: false,
  total: false,
  count: false,
  unknown: false,
};

/** What forms write into labels and means nothing: units of measure, the head of a group. */
const NOISE =
  /\((单位[:：])?(万元|元|亿元|人|个|名|㎡|平方米|%|分|[ABC]|[ABC]\/[ABC]|盖章|公章)\)|财政供养人员情况|按(收入|支出)(性质|来源|用途|功能|类别|类型|结构|构成)分(类)?:?/g;
/** A row that adds up units (局机关及二级机构汇总). */
const ADDED_UP =
  /^(本?(部门|单位|局|乡|镇|街道|委)?(机关)?(本级|机关|本部)?)?((及|和|、)?(所属|下属|二级|直属)?(机构|单位)?)?(汇总|合计|小计|总计)$/;
/** 预算单位：甲局 says who, not what. */
const FIELD = /^(预算|填报|评价|编制|实施|主管)?(单位|部门)(名称|编码)?(:|$)/;
const COUNTS = /数([（(]|$)|[（(]个[）)]/;
const WHOLE_BUDGET = /^(部门|单位|年度|整体)*(预算(执行|收支|资金)?(情况|安排情况|执行情况)|资金(情况|安排情况|执行情况)?)$/;
const ORDINAL = /^[（(]?[一二三四五六七八九十]{1,3}[)）、.]/;

const periodOf = (token: Token & { readonly is: 'year' }, year: string): Period =>
  token.year === year || year === '' ? 'current' : Number(token.year) === Number(year) - 1 ? 'prior' : 'other';

const taken = (label: Label, saying: Saying, unknownBefore: boolean, text: string): Label => {
  switch (saying.says) {
    case 'apart':
      return { ...label, item: null, apart: true, topic: saying.topic ?? label.topic };
    case 'topic':
      return { ...label, topic: saying.topic };
    case 'item':
      if (saying.item === 'executionRate') return { ...label, rate: true };
      // 便民服务中心改扩建 and 便民服务大厅改建 are names, no subjects.
      if (unknownBefore && (topicOf(saying.item) === 'organisation' || saying.needs !== undefined)) return label;
      // An unknown word before the subject makes it another one ("农业项目支出").
      if (unknownBefore) return { ...label, item: null, apart: true };
      if (label.base !== null || label.item === 'score') return label;
      // 三公经费财政拨款支出: the money it is paid from is no subject.
      if (label.item !== null && (saying.item === 'generalPublic' || saying.item === 'expenditure')) return { ...label, spend: true };
      return {
        ...label,
        item: saying.item,
        needs: saying.needs ?? null,
        topic: saying.needs === undefined ? topicOf(saying.item) : label.topic,
        side: saying.side === 'initial' || saying.side === 'final' ? saying.side : label.side,
        staffSide: saying.side === 'established' && label.staffSide === null ? 'established' : label.staffSide,
      };
    case 'spend':
      return { ...label, spend: true };
    case 'side':
      if (label.change || label.base !== null) return { ...label, base: saying.side };
      return { ...label, side: saying.weak && label.side !== null ? label.side : saying.side };
    case 'staff':
      if (!saying.side) return label.topic === 'staff' || label.staffSide ? { ...label, item: label.item ?? 'staff' } : label;
      return {
        ...label,
        topic: 'staff',
        staffSide: saying.weak && label.staffSide ? label.staffSide : saying.side,
        item: saying.noun ? (label.item ?? 'staff') : label.item,
      };
    case 'period':
      return { ...label, period: saying.period };
    case 'compare':
      return { ...label, change: true, base: label.base };
    case 'change':
    case 'overBudget':
      return { ...label, change: true, base: saying.says === 'overBudget' ? 'initial' : label.base };
    case 'share':
      return { ...label, share: true };
    case 'total':
      return { ...label, total: true };
    case 'elsewhere':
      return /^(县|市|区|省)/.test(text) ? label : { ...label, apart: true };
    case 'aim':
    case 'limit':
      return { ...label, apart: true };
    default:
      return label;
  }
};

/** A label as the grammar of the prose sees it; `year` is the evaluation year. */
export const labelOf = (text: string, year: string): Label => {
  const folded = fold(text.slice(0, 200).replace(ORDINAL, '')).text.replace(NOISE, '');
  if (ADDED_UP.test(folded)) return { ...NO_LABEL, total: true };
  if (FIELD.test(folded)) return NO_LABEL;
  let label = NO_LABEL;
  let unknown = false;
  let known = false;
  for (const token of tokenise(folded, 0, folded.length, [])) {
    if (token.is === 'unknown') unknown ||= /\p{Script=Han}/u.test(folded.slice(token.start, token.end));
    if (token.is === 'year') label = { ...label, period: periodOf(token, year) };
    known ||= token.is === 'year';
    if (token.is !== 'word') continue;
    const before = label;
    label = taken(label, token.saying, unknown, folded.slice(token.start, token.end));
    known ||= label !== before;
  }
  const count = COUNTS.test(text);
  // 部门预算执行情况 is the whole budget under whichever side its columns name.
  if (WHOLE_BUDGET.test(folded))
    return { ...label, item: null, side: null, spend: false, total: true, topic: 'budget', count, unknown: false };
  // 基本支出预算调整: what was moved, not what there was.
  const moved = label.item !== null && /预算(?:追加|调整)(?:额|情况)?$/.test(folded);
  return { ...label, ...(moved ? { item: null, apart: true } : {}), count, unknown: !known && unknown };
};

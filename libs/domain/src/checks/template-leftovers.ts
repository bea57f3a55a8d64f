// Decides which words of a line were left in by the template: hints how to fill it in, and placeholders that nobody filled.
import type { Passage } from './prose';

const MOST = 10;
/** All patterns meet folded text: half-width brackets, colons and semicolons, "，" and "。" as they are. */
const inBrackets = (inside: string): RegExp => new RegExp(String.raw`[(【[〔](?:${inside})[)】\]〕]`, 'g');
const REST = String.raw`[^()】\]〔〕。]{0,60}`;

const UNFILLED = '(?<![A-Za-z0-9*×/.xX○□])[xX×○□]{2,}';
/** What a placeholder is followed by: a unit, a counter, a kind of place. */
const COUNTED = '年月日个次场期万元人名件县市省区乡镇街村局%亩项平公户家处条份吨度';
/** "张××" keeps a person's name back. */
const SURNAMES =
  '张王李刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤某';

const LEFTOVERS: readonly RegExp[] = [
  // "（此处填写…）", "（请填写…）", "（填写说明：…）"; 请示, 请假, 请见附件 are no hints.
  inBrackets(
    String.raw`(?:此处|在此|请(?![假示见求款调战教缨愿参详按])(?!.{0,2}(?:见|参照附))|填写(?!的|率)|填列|填报说明|插入(?!排序))${REST}`,
  ),
  // "（应包括…等内容）", "（注：此处应…）", "（简要说明…）", "（对照目标，逐项说明…）"
  inBrackets(
    String.raw`(?:(?:应|须|需)(?:当|要)?(?:包括|包含|说明|反映|逐项|详细|重点|结合|对照|列明|写明|附)|要求:|(?:备?注|说明|提示|填报要求):(?:此|本|应|请|需)|(?:此|本|该)(?:部分|处|项|段|表)(?:由|应|需|请|根据|如|为|填)|(?:简要|概括|逐项|详细|重点)(?:地)?(?:说明|描述|介绍|阐述|分析|概述|列出|填)|(?:主要)?(?:说明|描述|阐述|概述|简述|列明)(?=[^书会)]{4})|(?:主要)?反映(?=[^问社情意)]{4})|对照[^()]{2,20}(?:说明|分析|填写|逐项)|可?另附页|可(?:另)?附页|如无|如没有|没有的填|字数|不少于\d+字|示例|例如:|样例|模板|参考模板|仅供参考|以下(?:内容|部分)?请?(?:删除|填写)|填报单位|格式(?:如下|自拟))${REST}`,
  ),
  inBrackets(
    String.raw`[^()]{0,40}(?:根据|按照?|结合|由)[^()]{0,12}(?:实际|具体)[^()]{0,8}|[^()]{0,40}(?:填写[“"”]?无|(?:填|写)[“"”]?无[“"”]?|自填|如实填写|据实填写|自行填写|酌情填写)${REST}`,
  ),
  inBrackets(String.raw`(?:单位|部门|项目)(?:名称|全称)|年份|年度|具体?(?:数字|金额|日期|人数)|姓名|地名|金额|数字`),
  /此处(?:请)?填写?[^，。;()]{0,30}|请(?:在此处?)?(?:填写|填列)[^，。;()]{0,30}|字数(?:不少于|控制在|不超过|要求)[^，。;()]{0,12}/g,
  // "20××年", "xx次", "XX县"; not "138****1234", "www.x.cn/xx", "湘D×××××", "张××".
  /(?:19|20)(?:[xX×*]{2}|[○〇]{2}(?=年))年?/g,
  new RegExp(`${UNFILLED}(?=[${COUNTED}])`, 'g'),
  new RegExp(`(?<![${SURNAMES}])${UNFILLED}(?=[\\u4e00-\\u9fff%])`, 'g'),
  /(?<![A-Za-z0-9])[xX]{3,}(?![A-Za-z0-9])|□{2,}/g,
  /(?:^|[:，。(（])(?:内容|此处|数据|本部分)?待(?:填|补充|完善|定稿|核实|确认|核对)(?=[)）。，;]|$)|[(][^()]{0,10}待(?:填写?|补充|完善|定稿|核实|确认|核对|更新)[)]/g,
];
/** "我镇（局、委、办）": the choice that the template offers. */
const CHOICE =
  /(?<=[我本](?:乡|镇|街道|局|委|办|单位|部门))[(](?:[乡镇街局委办会]道?|中心|单位|部门)(?:[、/](?:[乡镇街局委办会]道?|中心|单位|部门))+[)]/g;
const BLANKS = /_{3,}/g;
/** Lines to be signed keep their blanks. */
const SIGNED = /盖章|公章|签字|签章|签名|联系人|电话|负责人|填报人|日期/;

/** In or right after a heading: "反映自评得分及评价等级。", "（或综合评价情况）". */
const HEADING_HINT = /(?:^|[。:])((?:主要|应|需|简要|重点|逐项)?(?:反映|说明|阐述|描述|概述|列明)[^，。;]{2,40})。?$/;
/** The same in a short line of its own, where it can hardly be anything else. */
const LINE_HINT =
  /^((?:应|需|请|简要|重点|逐项|主要)?(?:反映|说明|阐述|描述|概述|列明)[^，。;]{0,30}(?:自评得分|评价等级|主要职责|基本情况|开展情况|完成情况|执行情况|管理情况)[^，。;]{0,8})。?$/;
const HEADING_OR = /[(]或[^()]{2,20}[)]/;

interface Leftover {
  readonly from: number;
  readonly to: number;
}
const hintIn = (text: string, heading: boolean): Leftover[] => {
  const hint = (heading || text.length <= 40 ? HEADING_HINT : LINE_HINT).exec(text);
  const wording = hint?.[1];
  if (!hint || wording === undefined || /\d/.test(wording)) return [];
  if (!heading && !LINE_HINT.test(text) && !/^[^。:]*[。:]/.test(text)) return [];
  return [{ from: hint.index + hint[0].indexOf(wording), to: hint.index + hint[0].length }];
};

/** Several placeholders of one sentence are one leftover: "与xx县开展交流xx次". */
const together = (text: string, all: readonly Leftover[]): Leftover[] => {
  const found: Leftover[] = [];
  for (const one of all) {
    const before = found.at(-1);
    const joins = before !== undefined && (one.from <= before.to || !/[。;!?]/.test(text.slice(before.to, one.from)));
    if (joins && Math.max(one.to, before.to) - before.from <= 60)
      found[found.length - 1] = { from: before.from, to: Math.max(one.to, before.to) };
    else found.push(one);
  }
  return found;
};

/** What every one of the patterns needs; most lines of a report have none of it. */
const MAYBE = /[([【〔xX×*○〇□_]|此处|请(?:填|在)|字数|待(?:填|补|完|定|核|确|更)/;

export const leftoversIn = ({ folded: { text } }: Passage, heading: boolean): readonly Leftover[] => {
  const patterns = !MAYBE.test(text) ? [] : [...LEFTOVERS, CHOICE, ...(SIGNED.test(text) ? [] : [BLANKS])];
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].slice(0, MOST).map((match): Leftover => {
      const skipped = /^[:，。]/.test(match[0]) ? 1 : 0;
      return { from: match.index + skipped, to: match.index + match[0].length };
    }),
  );
  const or = heading ? HEADING_OR.exec(text.slice(0, 60)) : null;
  const all = [...found, ...hintIn(text, heading), ...(or ? [{ from: or.index, to: or.index + or[0].length }] : [])].sort(
    (a, b) => a.from - b.from || b.to - a.to,
  );
  return together(text, all);
};

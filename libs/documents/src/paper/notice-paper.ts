// Decides what stands on the notice of a result (结果通知书), in the form of official documents: result, right to object, how to check it, and every line with its explanation.
import { plainTable } from './annex-tables';
import { dayInWords, trailWords, type PaperBlock, type PaperText, type PaperTrail, type ReportPaper } from './report-paper';

export interface NoticeFacts {
  readonly unit: string;
  readonly bureau: string;
  readonly year: number;
  readonly cycle: string;
  /** Name of the scheme, as people read it. */
  readonly scheme: string;
  readonly total: string;
  /** 优, 良 … */
  readonly grade: string;
  readonly selfScore: string | null;
  readonly late: boolean;
  /** Local date of the decision that it tells of. */
  readonly signed: string;
  /** As they are stored with the score; nothing is computed here. */
  readonly lines: readonly { readonly name: string; readonly weight: string; readonly points: string; readonly explanation: string }[];
  /** null once it is published. */
  readonly objection: { readonly accepted: boolean; readonly until: string | null; readonly open: number } | null;
  readonly publication: {
    readonly number: number;
    readonly day: string;
    readonly address: string;
    readonly algorithm: string;
    readonly digest: string;
    readonly superseded: { readonly day: string; readonly reason: string } | null;
  } | null;
  readonly trail: PaperTrail;
}

const text = (words: string): PaperText => ({ is: 'text', text: words, lead: null });
/** An address or a digest: neither indented nor stretched to both edges. */
const line = (words: string): PaperBlock => ({ ...text(words), flush: true });
const heading = (words: string): PaperBlock => ({ is: 'heading', text: words, level: 1, look: 1 });
/** In groups, so that a line may break and an eye may compare. */
export const digestWords = (digest: string): string => digest.replace(/.{16}(?=.)/g, '$& ');

const resultBlocks = (facts: NoticeFacts): PaperBlock[] => [
  heading('一、评定结果'),
  text(
    `得分${facts.total}分（满分100分），等级为“${facts.grade}”${facts.late ? '（逾期提交）' : ''}。` +
      (facts.selfScore === null ? '' : `你单位自评${facts.selfScore}分。`),
  ),
  text('各项指标的得分及其计算过程或评分理由见附件。'),
];

const objectionBlocks = (objection: NonNullable<NoticeFacts['objection']>): PaperBlock[] => {
  if (objection.accepted) return [heading('二、结果确认'), text('你单位已确认本结果，结果将予公布。')];
  const waiting = objection.open > 0 ? [text(`你单位已提出异议，正在办理，办结前结果不予公布。`)] : [];
  const until = objection.until === null ? '' : `于${dayInWords(objection.until)}前（含当日）`;
  return [
    heading('二、异议的提出'),
    text(
      `如对结果有异议，请${until}由单位负责人提出，可以针对单项指标，写明理由并附佐证材料。异议由未参与评分和评议的人员办理，作出结论并说明理由。逾期未提出异议的，结果将予公布。`,
    ),
    ...waiting,
  ];
};
const publicationBlocks = (publication: NonNullable<NoticeFacts['publication']>): PaperBlock[] => {
  const { number, day, address, superseded } = publication;
  return [
    heading('二、结果公布'),
    text(`结果已于${dayInWords(day)}公布（第${number}次公布），公布地址：`),
    line(address),
    ...(superseded === null
      ? []
      : [text(`本次公布已于${dayInWords(superseded.day)}撤回更正，不再作为现行结果。原因：${superseded.reason}`)]),
  ];
};
const proofBlocks = ({ publication, trail }: NoticeFacts): PaperBlock[] => [
  heading('三、如何核对'),
  ...(publication === null ? [] : [text(`公布内容的摘要（${publication.algorithm}）：`), line(digestWords(publication.digest))]),
  text(`本报告的留痕共${trail.count}条，末条摘要（${trail.algorithm}）：`),
  line(digestWords(trail.head)),
  text(
    '下载本报告的可验证数据包，在任何一台电脑上运行“npx camphor verify 文件名”，不连服务器即可重算得分，核对留痕、摘要与签名。留痕日后如被改写或截短，将与本通知书所载不符。',
  ),
];

export const noticePaper = (facts: NoticeFacts): ReportPaper => {
  const blocks: PaperBlock[] = [
    line(`${facts.unit}：`),
    text(
      `根据${facts.cycle}工作安排，依据《${facts.scheme}》，我单位对你单位${facts.year}年度部门整体支出绩效自评报告进行了审核和评定。现将结果通知如下：`,
    ),
    ...resultBlocks(facts),
    ...(facts.publication ? publicationBlocks(facts.publication) : facts.objection ? objectionBlocks(facts.objection) : []),
    ...proofBlocks(facts),
  ];
  const rows = facts.lines.map(({ name, weight, points, explanation }) => [name, weight, points, explanation]);
  return {
    title: `${facts.year}年度部门整体支出绩效自评结果通知书`,
    blocks,
    signature: { unit: facts.bureau, date: dayInWords(facts.signed) },
    annexes: [
      {
        ...plainTable(
          '各项指标得分及说明',
          ['评价指标', '分值', '得分', '说明'],
          [3, 1, 1, 7],
          [...rows, ['合计', '100', facts.total, '']],
        ),
        label: '附件',
        landscape: false,
      },
    ],
    trail: trailWords(facts.trail),
  };
};
export const noticeTitle = ({ unit, year }: Pick<NoticeFacts, 'unit' | 'year'>): string => `${unit}${year}年度绩效自评结果通知书`;

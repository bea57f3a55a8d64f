// Decides what each action says before it is done: its consequence in one sentence, and what it asks for.
import type { ReportView } from '@camphor/contract';
import type { Action, Words } from '@camphor/domain';

interface Consequence {
  readonly sentence: (report: ReportView, items: number) => Words;
  readonly asksReason: boolean;
  readonly asksItems: boolean;
}
const plain = (zh: string, en: string): Consequence => ({ sentence: () => ({ zh, en }), asksReason: false, asksItems: false });

export const consequences: Record<Action, Consequence> = {
  submit: plain(
    '提交后，报告送财政部门审核，审核期间不能修改；在审核人打开之前可以撤回。',
    'The report goes to the finance bureau and cannot be changed during the review; until a reviewer opens it, it can be withdrawn.',
  ),
  withdraw: plain('撤回后，报告回到填报状态，修改后需要重新提交。', 'The report becomes a draft again and has to be submitted anew.'),
  return: {
    sentence: ({ unit, round }, items) => ({
      zh: `退回后，${items > 0 ? `${items} 条意见` : '所列意见'}一并送达${unit.name}，报告进入第 ${round + 1} 轮修改。`,
      en: `${items > 0 ? `${items} items` : 'The items'} go to ${unit.name} as one letter and round ${round + 1} begins.`,
    }),
    asksReason: false,
    asksItems: true,
  },
  approve: {
    ...plain('', ''),
    sentence: ({ unit }) => ({
      zh: `通过后，报告进入评分，${unit.name}不能再修改。`,
      en: `The report goes on to scoring and ${unit.name} cannot change it any more.`,
    }),
  },
  score: {
    ...plain('', ''),
    sentence: ({ unit }) => ({
      zh: `评定后，得分和等级固定下来，并通知${unit.name}确认或提出异议。`,
      en: `Score and grade are fixed, and ${unit.name} is told and may accept or object.`,
    }),
  },
  rescore: {
    ...plain(
      '重新评分后，原评分仍可查看，评分表重新开放，单位和评分人会收到通知。',
      'The former score stays readable, the sheets are opened again, unit and scorers are told.',
    ),
    asksReason: true,
  },
  publish: plain(
    '公布后，任何人都可以查看结果、正文和得分说明；撤下须写明理由，并留下更正记录。',
    'Everybody can read the result, the report and the explained score; taking it back needs a reason and leaves an erratum.',
  ),
  amend: {
    ...plain(
      '更正后，原公布内容标明“已被更正”并仍可查看，报告回到评分阶段。',
      'The publication stays readable as superseded, and the report goes back to scoring.',
    ),
    asksReason: true,
  },
};

/** Which of several possible actions is the one that the page is about. */
export const PRIMARY_ORDER: readonly Action[] = ['submit', 'approve', 'score', 'publish'];

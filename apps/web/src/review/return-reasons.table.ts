// Decides which ready-made reasons a reviewer can start a return item from (退回理由模板).
import type { Words } from '@camphor/domain';

export interface ReturnReason {
  readonly key: string;
  readonly label: Words;
  /** Starts the reason; the reviewer goes on from there. */
  readonly text: Words;
}
export const returnReasons: readonly ReturnReason[] = [
  {
    key: 'contradiction',
    label: { zh: '前后不一致', en: 'Contradiction' },
    text: {
      zh: '此处与报告其他部分的数据不一致，请核对后统一。',
      en: 'This differs from other parts of the report; please check and make them agree.',
    },
  },
  {
    key: 'unit',
    label: { zh: '计量单位有误', en: 'Wrong unit' },
    text: { zh: '金额的计量单位疑有误，请按万元核对。', en: 'The unit of the amount looks wrong; please check it in 10,000 yuan.' },
  },
  {
    key: 'accounts',
    label: { zh: '与决算不符', en: 'Differs from the accounts' },
    text: {
      zh: '与部门决算报表数据不符，请以决算批复数为准更正，并说明差异原因。',
      en: 'It differs from the final accounts; please correct it and explain the difference.',
    },
  },
  {
    key: 'arithmetic',
    label: { zh: '计算有误', en: 'Arithmetic' },
    text: { zh: '合计数与分项之和不符，请重新计算。', en: 'The total is not the sum of its parts; please compute it again.' },
  },
  {
    key: 'evidence',
    label: { zh: '缺少佐证', en: 'No evidence' },
    text: { zh: '请补充相应的佐证材料或写明依据。', en: 'Please add evidence or say what it rests on.' },
  },
  {
    key: 'thin',
    label: { zh: '内容过简', en: 'Too thin' },
    text: {
      zh: '内容过于简略，请结合本年实际工作补充具体情况和数据。',
      en: 'It says too little; please add what was done this year, with figures.',
    },
  },
  {
    key: 'cause',
    label: { zh: '原因未分析', en: 'No cause given' },
    text: { zh: '请分析变动较大的原因。', en: 'Please explain why it changed so much.' },
  },
  {
    key: 'measure',
    label: { zh: '措施不具体', en: 'Vague measures' },
    text: {
      zh: '改进措施不够具体，请写明责任人、完成时限和目标。',
      en: 'The measures are vague; please name who, until when and to what end.',
    },
  },
];

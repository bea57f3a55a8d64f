// Decides which counts a rate in prose (问题整改率, 调处成功率 …) is taken of: the words of what was done and of what there was to do.

export interface RateWords {
  /** Any of these in the name of the rate. */
  readonly rate: readonly string[];
  /** Beside the count of what was done. */
  readonly done: readonly string[];
  /** Beside the count of what there was to do. */
  readonly base: readonly string[];
  /** May more be done than was to be done? */
  readonly over?: true;
}
const row = (rate: string, done: string, base: string, over?: true): RateWords => ({
  rate: rate.split(' '),
  done: done.split(' '),
  base: base.split(' '),
  ...(over ? { over } : {}),
});

export const rateWordsTable: readonly RateWords[] = [
  row('整改 销号', '整改 销号 消除 复耕 拆除', '问题 隐患 图斑 整改 排查 发现 反馈 交办 线索 点位 下达 下发 下放'),
  row('调处 调解 化解 成功', '调处 调解 化解 成功', '纠纷 矛盾 信访 案件 诉求 受理 排查'),
  row('受理', '受理', '纠纷 矛盾 信访 诉求 案件 申请 投诉 登记 收到 排查'),
  row(
    '办结 办复 办理 回复 答复 处置 处理 结案 响应',
    '办结 办复 办理 回复 答复 处置 处理 结案 响应 办妥',
    '工单 信访 案件 建议 提案 线索 事项 投诉 诉求 受理 承办 收到 交办 来信 来访 立案',
  ),
  row('合格 达标', '合格 达标', '回头看 复查 抽检 检测 检验 抽查 样品 监测 批次 送检 考核 考试'),
  row('验收', '验收 通过', '项目 工程 应'),
  row('审结 审理', '审结 结案 裁决', '受理 收到 申请 收案 立案 案件'),
  row('完成', '完成 完工 竣工 实际 已 实施 建成 开展 恢复 举证 实现', '任务 计划 目标 应 下达 安排 拟 部署', true),
  row('竣工 完工', '竣工 完工 建成', '任务 计划 目标 应 下达 项目 实施'),
  row('参保', '参保 缴费 参加', '应'),
  row('支付 拨付 支出 下达 到位', '支付 拨付 支出 下拨 发放 到位', '安排 下达 预算 总投资 计划 申请'),
  row('获奖 入选 立项', '获奖 入选 立项', '参赛 参评 选送 选派 报送 推荐 申报 送展 送评'),
  row('升学 录取 上线', '升学 录取 上线 考取', '毕业生 参考 考生 报考 应届'),
  row('通过 及格 取证 持证', '通过 及格 取证 取得 持证', '参考 参训 报考 应考 参加考试 参加考核'),
  row('就业', '就业 上岗', '毕业生 参训 结业 学员'),
  row('治愈', '治愈 痊愈', '收治 确诊 患者'),
  row('应用', '应用', '制定 编制 研发 引进'),
  row('满意', '满意', '问卷 测评表 评议表 受访 回访 走访 入户 收回'),
];

/** Words beside a count of what there was to do, whatever the rate. */
export const BASE_WORDS =
  '应 共 总 计划 任务 目标 需 拟 下达 排查 发现 摸排 承办 收到 登记 送审 抽检 涉及 纳入 符合 对象 现有 安排 预算 发放 回收'.split(' ');

/** The count beside one of these is not what was done: "放弃整改23座", "应参保31240人". */
export const NOT_DONE = /未|不再|暂不|不能|不宜|放弃|剩余|其余|余下|尚|正在|限期|拟|无法|待|不予|长期|应|需|计划|目标|要求|下达|拒/;

/** Done on the spot or within a set time: parts of what was done. */
export const DONE_LATER = /限期|立行立改|现场|当场|立即/;

/** Said to be what was done, whatever the word: "核查320户，实际核查288户". */
export const REALLY_DONE = /实际|已|完成|成功|按期|按时|如期|到位/;

/** Papers that are handed out to ask people are a base, though papers are not. */
export const ASKED_OF = /问卷|测评表|评议表|调查表/;

export const GROWTH = /同比|环比|增长|增幅|增速|增加|下降|降低|减少|提高|上升|较上年|比上年|较去年|比去年/;
/** What is still to come is no statement of the year: "确保第三季度末执行率达到75%以上". */
export const PLANNED = /确保|力争|争取|要求|不低于|不少于|目标值|指标值|预计|拟|下一步|明年|今后/;
/** A rate of a part of the year is not that of the counts of the whole year. */
export const PART_OF_YEAR = /[一二三四1-4]季度|[上下]半年|\d+月/;

/** All rows whose rate stands in the name: 整改完成率 is both. An unknown rate is done what its last word says. */
export const wordsOfRate = (name: string): RateWords & { readonly known: boolean } => {
  const rows = rateWordsTable.filter(({ rate }) => rate.some((word) => name.includes(word)));
  if (rows.length === 0) {
    // 取证率: 取证, 取得证书.
    const word = name.slice(0, -1).slice(-2);
    return { rate: [], done: [word, `${word.charAt(0)}得${word.charAt(1)}`], base: [], known: false };
  }
  const over = rows.every((one) => one.over);
  return {
    // "化解31起，化解成功率": what was tried is what there was.
    rate: name.includes('成功') ? ['成功'] : rows.flatMap(({ rate }) => rate).filter((word) => name.includes(word)),
    done: rows.flatMap(({ done }) => done),
    base: rows.flatMap(({ base }) => base),
    known: true,
    ...(over ? { over: true as const } : {}),
  };
};

// Decides which words after a number count whole things (量词), which measure, and which are no quantity at all.

export type CounterClass = 'whole' | 'measured' | 'ignored';

const whole =
  '件 起 处 个 户 人 名 位 座 家 项 条 宗 例 批 批次 台 辆 栋 套 间 所 口 块 次 场 期 份 堂 轮 人次 户次 批件 村 支 只 头 棵 株 篇 艘 盏 对 组 面 笔 幅 本 册 张 部 把 单 票 桩 门 根 枚 封 路 道 片';
const measured = '亩 公里 千米 米 公顷 吨 公斤 千克 斤 平方公里 平方米 平米 ㎡ 立方米 方 度 千瓦 千瓦时 里 升 公里长';
// "30个工作日", "2个百分点", "3个月" tell time or a change; 分 is left to the points of a score.
const ignored =
  '年 年度 月 日 天 号 时 小时 分钟 秒 岁 届 周 周年 季度 倍 成 折 级 层 楼 个月 个工作日 个小时 个百分点 个点 人均 点 届次 版';

const table: readonly (readonly [string, CounterClass])[] = [
  ...whole.split(' ').map((word) => [word, 'whole'] as const),
  ...measured.split(' ').map((word) => [word, 'measured'] as const),
  ...ignored.split(' ').map((word) => [word, 'ignored'] as const),
];
const byFirst = new Map<string, (readonly [string, CounterClass])[]>();
for (const row of table) {
  const first = row[0].charAt(0);
  byFirst.set(
    first,
    [...(byFirst.get(first) ?? []), row].sort((a, b) => b[0].length - a[0].length),
  );
}
/** The longest counter that `text` says at `start`. */
export const counterAt = (text: string, start: number): readonly [word: string, kind: CounterClass] | undefined =>
  byFirst.get(text.charAt(start))?.find(([word]) => text.startsWith(word, start));

/** Counters of events and papers: rates of tasks are not taken of them. */
export const NO_BASE = new Set('次 场 期 份 堂 轮 人次 户次 本 册 张 篇 幅 道 路 面 片 部 把'.split(' '));

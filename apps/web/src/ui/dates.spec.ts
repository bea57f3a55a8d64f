// Says how dates read.
import { dateWords, leftWords, localDateOf, stampOf } from './dates';

test('a date with its weekday; the year only where it is another one', () => {
  expect([dateWords('2026-12-04', '2026').zh, dateWords('2027-01-04', '2026').zh, dateWords('2026-12-04', '2026').en]).toEqual([
    '12月4日（周五）',
    '2027年1月4日（周一）',
    'Fri 4 Dec',
  ]);
});
test('what is left', () => {
  expect([8, 0, -3].map((days) => leftWords(days).zh)).toEqual(['还剩 8 个工作日', '今天截止', '已逾期 3 个工作日']);
});
test('instants are local to Shanghai', () => {
  expect([localDateOf('2026-12-04T16:30:00Z'), stampOf('2026-12-04T06:32:00Z')]).toEqual(['2026-12-05', '2026-12-04 14:32']);
});

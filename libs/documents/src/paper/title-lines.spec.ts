import fc from 'fast-check';
import { titleLines } from './title-lines';

test('a title is broken where a reader would pause', () => {
  expect(titleLines('甲县乙乡人民政府绩效自评报告')).toEqual(['甲县乙乡人民政府绩效自评报告']);
  expect(titleLines('衡阳县樟树乡人民政府2023年度部门整体支出绩效自评报告')).toEqual([
    '衡阳县樟树乡人民政府',
    '2023年度部门整体支出绩效自评报告',
  ]);
  expect(titleLines('2023年度衡阳县自然资源局部门整体支出绩效自评报告')).toEqual(['2023年度衡阳县自然资源局', '部门整体支出绩效自评报告']);
  expect(titleLines('关于2023年度某某单位工作总结和下一年工作安排的情况报告')).toEqual([
    '关于2023年度某某单位工作总结',
    '和下一年工作安排的情况报告',
  ]);
});

test('whatever the title, its lines make it up again and none of ordinary signs is wider than the page', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('县', '2023', '年', '度', '部门整体支出', '绩效', '（', 'A', ' '), { maxLength: 60 }),
      (pieces) => {
        const title = pieces.join('');
        const lines = titleLines(title);
        expect(lines.join('')).toBe(title);
        for (const line of lines.filter(() => !/[\x21-\x7e]{8}/.test(title)))
          expect([...line.replaceAll(/[\x20-\x7e]/g, '')].length).toBeLessThanOrEqual(21);
      },
    ),
  );
});

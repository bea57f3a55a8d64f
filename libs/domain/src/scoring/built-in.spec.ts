// Shows that each scheme and each calendar that ships is sound and says what its sources say.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isScheme, parseScheme } from './parse-scheme';
import { problemWords } from './problem';
import { placedLeaves, schemeDigestInput, type Scheme } from './scheme';

const folder = resolve(__dirname, '../../../../config/schemes');
const read = (file: string): Scheme => {
  const parsed = parseScheme(JSON.parse(readFileSync(resolve(folder, file), 'utf8')));
  if (!isScheme(parsed)) throw new Error(parsed.map((each) => problemWords(each).en).join('\n'));
  return parsed;
};
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const weightsByRoot = ({ indicators }: Scheme) => indicators.map(({ weight }) => weight).join('/');

describe('the built-in schemes', () => {
  it('are these three', () => expect(files.sort()).toEqual(['hunan-2018.json', 'mof-2013-53.json', 'self-10-50-30-10.json']));

  it.each(files)('%s is sound and named like its file', (file) => {
    const scheme = read(file);
    expect(`${scheme.name}.json`).toBe(file);
    expect(createHash('sha256').update(schemeDigestInput(scheme)).digest('hex')).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['hunan-2018.json', '10/60/30', undefined],
    ['mof-2013-53.json', '20/40/20/20', true],
    ['self-10-50-30-10.json', '10/50/30/10', true],
  ])('%s weighs %s', (file, weights, example) => {
    const scheme = read(file);
    expect(weightsByRoot(scheme)).toBe(weights);
    expect(scheme.example).toBe(example);
  });

  // The table 部门整体支出绩效评价指标表 10/60/30 as public county forms of Hunan (c. 2018) give it.
  it('hunan-2018 holds the lines of the table with their weights', () => {
    const lines = placedLeaves(read('hunan-2018.json')).map(({ leaf, path }) =>
      [...path.map(({ zh }) => zh), leaf.name.zh, leaf.weight].join(' '),
    );
    expect(lines).toEqual([
      '投入 预算配置 在职人员控制率 5',
      '投入 预算配置 “三公经费”变动率 5',
      '过程 预算执行 预算完成率 5',
      '过程 预算执行 预算控制率 5',
      '过程 预算执行 新建楼堂馆所面积控制率 5',
      '过程 预算执行 新建楼堂馆所投资概算控制率 5',
      '过程 预算管理 公用经费控制率 8',
      '过程 预算管理 “三公经费”控制率 7',
      '过程 预算管理 政府采购执行率 6',
      '过程 预算管理 管理制度健全性 8',
      '过程 预算管理 资金使用合规性 6',
      '过程 预算管理 预决算信息公开性和完善性 5',
      '产出及效率 职责履行 重点工作实际完成率 8',
      '产出及效率 履职效益 经济效益和社会效益 10',
      '产出及效率 履职效益 行政效能 6',
      '产出及效率 履职效益 社会公众或服务对象满意度 6',
    ]);
  });

  it('changes its digest input with any value', () => {
    const scheme = read('hunan-2018.json');
    expect(schemeDigestInput({ ...scheme, version: 2 })).not.toBe(schemeDigestInput(scheme));
    expect(schemeDigestInput({ ...scheme, indicators: [...scheme.indicators].reverse() })).not.toBe(schemeDigestInput(scheme));
  });
});

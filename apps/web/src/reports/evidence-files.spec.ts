// Says which files are not sent at all, and where evidence belongs.
import { byTarget, problemOfFile, sizeText } from './evidence-files';

const limits = { fileBytes: 1000, files: 2, bytes: 1500 };
test('a file that would be refused is named before it is sent', () => {
  const zh = (size: number, ...there: number[]) =>
    problemOfFile(
      { name: '票据.pdf', size },
      there.map((one) => ({ size: one })),
      limits,
    )?.zh ?? null;
  expect(zh(500, 500)).toBeNull();
  expect(zh(0)).toContain('空文件');
  expect(zh(1001)).toContain('“票据.pdf”');
  expect(zh(10, 1, 1)).toContain('最多 2 个');
  expect(zh(1000, 501)).toContain('超过');
});
test('sizes read as people say them', () => {
  expect([sizeText(10), sizeText(650_000), sizeText(3.25 * 1024 * 1024)]).toEqual(['1 KB', '635 KB', '3.3 MB']);
});
test('evidence is found by its place', () => {
  const item = (id: string, target: string) => ({ id, target }) as never;
  const found = byTarget([item('1', 'figure:year'), item('2', 'section:result'), item('3', 'figure:year')]);
  expect([found.get('figure:year')?.length, found.get('section:result')?.length, found.get('x')]).toEqual([2, 1, undefined]);
});

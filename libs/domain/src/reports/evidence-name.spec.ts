// Shows the names that evidence is kept under, whatever it was called.
import fc from 'fast-check';
import { EVIDENCE_KINDS, evidenceKinds } from './evidence.table';
import { evidenceName, plainName } from './evidence-name';

test.each([
  ['发票.pdf', 'pdf', '发票.pdf'],
  ['扫描.JPEG', 'jpeg', '扫描.jpeg'],
  ['照片.png', 'jpeg', '照片.jpg'],
  ['附件', 'pdf', '附件.pdf'],
  ['证明.2023', 'pdf', '证明.2023.pdf'],
  ['evil.exe', 'pdf', 'evil.exe.pdf'],
  ['page.html', 'txt', 'page.html.txt'],
  ['纪要.wps', 'doc', '纪要.wps'],
  ['../../etc/passwd', 'txt', 'passwd.txt'],
  ['C:\\Users\\me\\表.et', 'xls', '表.et'],
  ['CON.txt', 'txt', '_CON.txt'],
  ['com1.backup.pdf', 'pdf', '_com1.backup.pdf'],
  ['a\u202egpj.pdf', 'pdf', 'agpj.pdf'],
  ['一\u0000二\r\n三".pdf', 'pdf', '一二三.pdf'],
  ['.pdf', 'pdf', 'pdf.pdf'],
  ['...', 'pdf', '附件.pdf'],
  ['  名 \u3000 称 .pdf', 'pdf', '名 称.pdf'],
  ['\ud800.pdf', 'pdf', 'pdf.pdf'],
] as const)('%j as %s is %j', (sent, kind, expected) => {
  expect(evidenceName(sent, kind)).toBe(expected);
});

test('a name of 300 characters, and one of emoji, are cut between characters and keep their extension', () => {
  expect(evidenceName(`${'长'.repeat(300)}.pdf`, 'pdf')).toBe(`${'长'.repeat(65)}.pdf`);
  expect(evidenceName(`${'😀'.repeat(300)}.png`, 'png')).toBe(`${'😀'.repeat(49)}.png`);
  expect(evidenceName(`${'a'.repeat(300)}.docx`, 'docx')).toBe(`${'a'.repeat(115)}.docx`);
});

test('whatever is sent, the name is one part, short, and ends in an extension of its kind', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...EVIDENCE_KINDS), (sent, kind) => {
      const name = evidenceName(sent, kind);
      expect(name).not.toMatch(/[\\/\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/);
      expect(name).not.toMatch(/\p{Cs}/u);
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(210);
      expect(evidenceKinds[kind].extensions).toContain(name.slice(name.lastIndexOf('.') + 1));
      expect(evidenceName(name, kind)).toBe(name);
      expect(name).not.toMatch(/^[\s.]|[\s.]$/u);
    }),
  );
});

test('a plain name may be empty, never a path', () => {
  expect(plainName('a/b\\..')).toBe('');
  expect(plainName('/')).toBe('');
});

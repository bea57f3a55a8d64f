// Decides which part of a package is the document, and where the parts are that it draws upon; what lies outside the package is never followed.
import type { Package } from './open-package';
import { parseXml } from './parse-xml';
import { xmlText } from './xml-text';

export interface Relationship {
  readonly id: string;
  /** Last word of its type: "styles", "worksheet", "officeDocument". */
  readonly kind: string;
  /** Path within the package. */
  readonly target: string;
}

const folderOf = (part: string): string => part.slice(0, part.lastIndexOf('/') + 1);

/** "../styles.xml" below "word/sub/" is "word/styles.xml". */
const pathFrom = (folder: string, target: string): string => {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** Relationships of a part ('' for the package itself) to other parts inside. */
export const relationshipsOf = async (source: Package, part: string): Promise<readonly Relationship[]> => {
  const folder = folderOf(part);
  const record = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const found: Relationship[] = [];
  if (!source.has(record)) return found;
  await parseXml(source.pieces(record), {
    open: (name, attributes) => {
      if (name !== 'rel:Relationship' || attributes('TargetMode') === 'External') return;
      const type = attributes('Type') ?? '';
      found.push({
        id: attributes('Id') ?? '',
        kind: type.slice(type.lastIndexOf('/') + 1),
        target: pathFrom(folder, attributes('Target') ?? ''),
      });
    },
  });
  return found;
};

const ROOT = /<(?:[\w.-]+:)?([A-Za-z]\w*)/;
const rootOf = async (source: Package, part: string): Promise<string | null> => {
  let head = '';
  for await (const text of xmlText(source.pieces(part))) {
    head += text;
    const root = ROOT.exec(head.replace(/<!--[^]*?-->/g, ''))?.[1];
    if (root) return root;
    if (head.length > 65536) break;
  }
  return null;
};

export interface MainPart {
  readonly part: string;
  readonly medium: 'docx' | 'xlsx';
}
/** The part that the package is about, and by its root element what that is; null for a zip file that is neither. */
export const mainPartOf = async (source: Package): Promise<MainPart | null> => {
  const named = (await relationshipsOf(source, '')).filter(({ kind }) => kind === 'officeDocument').map(({ target }) => target);
  const part = [...named, 'word/document.xml', 'xl/workbook.xml'].find((name) => source.has(name));
  if (part === undefined) return null;
  const root = await rootOf(source, part);
  if (root === 'document') return { part, medium: 'docx' };
  return root === 'workbook' ? { part, medium: 'xlsx' } : null;
};

// Shows the names in a zip's table of contents; nothing is unpacked.
import { open, type ZipFile } from 'yauzl';

const MOST_ENTRIES = 20_000;
export interface ZipContents {
  readonly names: ReadonlySet<string>;
  readonly encrypted: boolean;
}
const opened = (path: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: true }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

/** null: no zip, a broken one, or one with names that no program writes. */
export const zipNames = async (path: string): Promise<ZipContents | null> => {
  const zip = await opened(path).catch(() => null);
  if (!zip) return null;
  const names = new Set<string>();
  let encrypted = false;
  return new Promise((resolve) => {
    zip.on('error', () => resolve(null));
    zip.on('end', () => resolve({ names, encrypted }));
    zip.on('entry', (entry) => {
      names.add(entry.fileName);
      encrypted ||= (entry.generalPurposeBitFlag & 1) === 1;
      if (names.size > MOST_ENTRIES) {
        zip.close();
        resolve(null);
      } else zip.readEntry();
    });
    zip.readEntry();
  });
};

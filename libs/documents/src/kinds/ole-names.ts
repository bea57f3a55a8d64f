// Shows the names of the streams and storages in a compound file (OLE: doc, xls, ppt, WPS), within bounds and without opening any ([MS-CFB] 2).
import { readAt, type OpenFile } from './read-at';

export const OLE_MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Above every sector number that a chain may name: free, end of chain, FAT, DIFAT. */
const LAST_SECTOR = 0xffff_fffa;
const HEADER = 512;
const IN_HEADER = 109;
const ENTRY = 128;
const MOST_SECTORS = 2_000;

class CompoundFile {
  private constructor(
    private readonly file: OpenFile,
    private readonly header: Buffer,
    readonly sectorSize: number,
  ) {}

  static async open(file: OpenFile): Promise<CompoundFile | null> {
    const header = await readAt(file, 0, HEADER);
    if (header.length < HEADER || !header.subarray(0, 8).equals(OLE_MAGIC)) return null;
    const shift = header.readUInt16LE(30);
    return shift === 9 || shift === 12 ? new CompoundFile(file, header, 2 ** shift) : null;
  }

  get firstDirectorySector(): number {
    return this.header.readUInt32LE(48);
  }
  sector(number: number, offset = 0, length = this.sectorSize): Promise<Buffer> {
    // The header takes one sector, whatever its size.
    return readAt(this.file, (number + 1) * this.sectorSize + offset, length);
  }
  private async word(sector: number, index: number): Promise<number> {
    const bytes = await this.sector(sector, index * 4, 4);
    return bytes.length === 4 ? bytes.readUInt32LE(0) : LAST_SECTOR;
  }
  /** Which sector holds the `index`-th part of the FAT. */
  private async fatSector(index: number): Promise<number> {
    if (index < IN_HEADER) return this.header.readUInt32LE(76 + index * 4);
    const perSector = this.sectorSize / 4 - 1;
    let sector = this.header.readUInt32LE(68);
    let left = index - IN_HEADER;
    for (let hops = 0; left >= perSector && sector < LAST_SECTOR && hops < MOST_SECTORS; hops += 1, left -= perSector)
      sector = await this.word(sector, perSector);
    return sector < LAST_SECTOR && left < perSector ? this.word(sector, left) : LAST_SECTOR;
  }
  async next(sector: number): Promise<number> {
    const perSector = this.sectorSize / 4;
    const fat = await this.fatSector(Math.floor(sector / perSector));
    return fat < LAST_SECTOR ? this.word(fat, sector % perSector) : LAST_SECTOR;
  }
}

const namesIn = (sector: Buffer): string[] => {
  const names: string[] = [];
  for (let at = 0; at + ENTRY <= sector.length; at += ENTRY) {
    const length = sector.readUInt16LE(at + 64);
    if (sector[at + 66] !== 0 && length >= 2 && length <= 64) names.push(sector.toString('utf16le', at, at + length - 2));
  }
  return names;
};

/** null: no compound file. A damaged one shows what could be read. */
export const oleNames = async (file: OpenFile): Promise<ReadonlySet<string> | null> => {
  const compound = await CompoundFile.open(file);
  if (!compound) return null;
  const names = new Set<string>();
  const seen = new Set<number>();
  for (
    let at = compound.firstDirectorySector;
    at < LAST_SECTOR && !seen.has(at) && seen.size < MOST_SECTORS;
    at = await compound.next(at)
  ) {
    seen.add(at);
    for (const name of namesIn(await compound.sector(at))) names.add(name);
  }
  return names;
};

// Decides what of the evidence (佐证材料) belongs to which place, and which files need not be sent because they would be refused.
import type { WireEvidence } from '@camphor/contract';
import type { Words } from '@camphor/domain';

export const byTarget = (items: readonly WireEvidence[]): ReadonlyMap<string, readonly WireEvidence[]> => {
  const found = new Map<string, WireEvidence[]>();
  for (const item of items) found.set(item.target, [...(found.get(item.target) ?? []), item]);
  return found;
};

/** "3.2 MB", "640 KB". */
export const sizeText = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${(bytes / 1024 / 1024).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;

interface Limits {
  readonly fileBytes: number;
  readonly files: number;
  readonly bytes: number;
}
interface Chosen {
  readonly name: string;
  readonly size: number;
}
/** Why a file cannot be attached, before it is sent; null where the service has to say. */
export const problemOfFile = (file: Chosen, there: readonly { readonly size: number }[], limits: Limits): Words | null => {
  if (file.size === 0) return { zh: `“${file.name}”是空文件。`, en: `"${file.name}" is empty.` };
  if (file.size > limits.fileBytes)
    return {
      zh: `“${file.name}”有 ${sizeText(file.size)}，每个文件最大 ${sizeText(limits.fileBytes)}。请压缩或拆分后再传。`,
      en: `"${file.name}" is ${sizeText(file.size)}; a file may have ${sizeText(limits.fileBytes)} at most.`,
    };
  if (there.length >= limits.files)
    return { zh: `一份报告最多 ${limits.files} 个佐证文件，已满。`, en: `A report takes ${limits.files} files at most.` };
  const all = there.reduce((sum, { size }) => sum + size, file.size);
  if (all > limits.bytes)
    return {
      zh: `加上“${file.name}”后全部佐证超过 ${sizeText(limits.bytes)}。请先移除不需要的文件。`,
      en: `With "${file.name}" the evidence exceeds ${sizeText(limits.bytes)}; remove what is not needed first.`,
    };
  return null;
};

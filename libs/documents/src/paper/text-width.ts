// Decides how wide a text is in print, in Chinese characters: digits and Latin letters are half as wide.
export const textWidth = (text: string): number => [...text].reduce((sum, char) => sum + (/[\x20-\x7e]/.test(char) ? 0.5 : 1), 0);

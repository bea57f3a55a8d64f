// Decides how a file that was downloaded with the session reaches the clerk's disk.
export const saveFile = (content: Blob, name: string): void => {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Some browsers read the address only after the click has returned; where it is gone by then, the file loses its name.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** For a spreadsheet: with the mark that tells Excel the encoding; a text that begins like a formula stays a text. */
export const listAsCsv = (rows: readonly (readonly string[])[]): Blob => {
  const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return new Blob([`\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
};

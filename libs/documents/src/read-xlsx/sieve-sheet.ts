// Decides what of a worksheet is not even parsed: cells and rows that only carry a format, of which a sheet may hold a million.

/** Only those that say where they are: the others count for those that follow. */
const EMPTY_CELL = /<(?:\w+:)?c r="[A-Z]+\d+"(?: \w+="[^"<>]*")*\s*\/>/g;
/** A hidden row matters to what is merged across it. */
const EMPTY_ROW = /<(?:\w+:)?row r="\d+"(?: (?!hidden)[\w:]+="[^"<>]*")*\s*(?:\/>|>\s*<\/(?:\w+:)?row>)/g;

export const sieveSheet = (text: string): string => text.replace(EMPTY_CELL, '').replace(EMPTY_ROW, '');

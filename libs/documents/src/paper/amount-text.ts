// Decides which texts of a cell are amounts: they stand at the right, and a sheet keeps them as numbers.
const AMOUNT = /^[+-]?(\d{1,20}|\d{1,3}(,\d{3}){1,6})(\.\d{1,10})?%?$/;

/** "520.60", "1,234.50", "95.12%". */
export const isAmountText = (text: string): boolean => AMOUNT.test(text);

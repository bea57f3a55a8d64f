// Decides how the year stands in the labels of the official forms.

/** {year} and {lastYear} of a label: "2023年" and "2022年", 本年 and 上年 where the year is not known. */
export const labelFor = (label: string, year: string | undefined): string =>
  label
    .replaceAll('{year}', year === undefined ? '本年' : `${year}年`)
    .replaceAll('{lastYear}', year === undefined ? '上年' : `${Number(year) - 1}年`);

// Records the measures of official documents (GB/T 9704-2012 党政机关公文格式) in millimetres and points.

/** A4; 天头 37, 订口 28, 版心 156 × 225 with 22 lines of 28 characters. */
export const page = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const;
/** A form lies on its side: the head of the page is at the binding of a portrait one. */
export const landscapePage = { width: 297, height: 210, top: 25, bottom: 24, left: 37, right: 35 } as const;
export const grid = { lines: 22, characters: 28 } as const;
/** Page numbers stand 7 mm below the text. */
export const pageNumberDrop = 7;
/** Lines of the foot in points: of a fixed height, since a foot that grows pushes the last line of text to the next page. */
export const footLines = { number: 16, trail: 9 } as const;

/** 字号: 二号, 小二, 三号, 四号, 小四, 五号, 小五. */
export const points = { two: 22, smallTwo: 18, three: 16, four: 14, smallFour: 12, five: 10.5, smallFive: 9 } as const;
/** 22 lines in 225 mm. */
export const linePoints = 28.95;
export const titleLinePoints = 35;
/** Forms: 五号, on a page that lies on its side 小五, so that the official ones fit one page. */
export const formText = {
  upright: { size: points.five, line: 14, pad: 1, title: points.two },
  lying: { size: points.smallFive, line: 12, pad: 0.5, title: points.smallTwo },
} as const;
/** 28 characters of 16 points are wider than 156 mm: each stands a quarter of a point closer (in twentieths). */
export const bodyCharSpacing = -5;

/** The fonts of official documents, and what stands in where a machine has not got them. */
export const fonts = {
  title: { name: '方正小标宋简体', instead: '小标宋体,方正小标宋_GBK,宋体,SimSun', family: 'roman' },
  body: { name: '仿宋_GB2312', instead: '仿宋,FangSong,FangSong_GB2312', family: 'modern' },
  first: { name: '黑体', instead: 'SimHei', family: 'modern' },
  second: { name: '楷体_GB2312', instead: '楷体,KaiTi,KaiTi_GB2312', family: 'modern' },
  pageNumber: { name: '宋体', instead: 'SimSun', family: 'auto' },
} as const;
export type PaperFont = keyof typeof fonts;
export const fontOfLook: Record<1 | 2 | 3, PaperFont> = { 1: 'first', 2: 'second', 3: 'body' };

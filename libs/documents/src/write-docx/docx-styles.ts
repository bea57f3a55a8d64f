// Records the styles of the paper for Word and WPS: text in 仿宋 三号 on exact lines, and headings that appear in the outline.
import { bodyCharSpacing, fonts, linePoints, points } from '../paper/gb9704.table';

const fontsOf = ({ name }: (typeof fonts)[keyof typeof fonts]): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`;
const size = points.three * 2;
const heading = (level: number): string =>
  `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/>` +
  `<w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr>${fontsOf(level === 1 ? fonts.first : level === 2 ? fonts.second : fonts.body)}</w:rPr></w:style>`;

/**
 * The page declares the grid of 22 lines and 28 characters; the lines are exact and the characters are set that much closer, so that 28 of them fill a line
 * also where a program knows no grid. Snapping to it as well would do it twice, and some programs then give each character two cells.
 */
export const styles =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `<w:docDefaults><w:rPrDefault><w:rPr>${fontsOf(fonts.body)}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${Math.round(linePoints * 20)}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>` +
  `<w:rPr><w:spacing w:val="${bodyCharSpacing}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>` +
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
  `${[1, 2, 3, 4, 5, 6].map(heading).join('')}</w:styles>`;

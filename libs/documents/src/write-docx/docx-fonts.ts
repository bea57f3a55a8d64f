// Records for Word and WPS what stands in for a font of official documents that the machine has not got.
import { fonts } from '../paper/gb9704.table';

const entry = ({ name, instead, family }: (typeof fonts)[keyof typeof fonts]): string =>
  `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`;

export const fontTable =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  `${Object.values(fonts).map(entry).join('')}</w:fonts>`;

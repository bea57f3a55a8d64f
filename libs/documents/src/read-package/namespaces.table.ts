// Records the short names by which readers know the namespaces of office documents, in their transitional and their strict form.

const OPEN = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

export const namespacesTable: Readonly<Record<string, string>> = {
  [`${OPEN}wordprocessingml/2006/main`]: 'w',
  [`${STRICT}wordprocessingml/main`]: 'w',
  [`${OPEN}spreadsheetml/2006/main`]: 's',
  [`${STRICT}spreadsheetml/main`]: 's',
  [`${OPEN}officeDocument/2006/relationships`]: 'r',
  [`${STRICT}officeDocument/relationships`]: 'r',
  [`${OPEN}officeDocument/2006/math`]: 'm',
  [`${STRICT}officeDocument/math`]: 'm',
  [`${OPEN}package/2006/relationships`]: 'rel',
  [`${OPEN}package/2006/content-types`]: 'ct',
  [`${OPEN}markup-compatibility/2006`]: 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

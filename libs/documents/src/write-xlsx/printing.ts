// Decides how a sheet is printed: A4, as wide as one page, as many pages long as it takes.
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from 'write-excel-file/utility';
import type writeXlsxFile from 'write-excel-file/node';

const SHEET = 'xl/worksheets/sheet{id}.xml';
const MARGINS = '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>';

const withElement = (xml: string, tag: string, element: string): string =>
  new RegExp(`<${tag}[\\s/>]`).test(xml)
    ? xml
    : insertElementMarkupAccordingToOrderOfSiblings(xml, element, getOrderOfSiblings(SHEET, 'worksheet') ?? [], 'worksheet');

type Features = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>;

/** To be given to every workbook that is written. */
export const printing: Features[number] = {
  files: {
    transform: {
      [SHEET]: {
        transform: (xml) =>
          withElement(
            withElement(withElement(xml, 'sheetPr', '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'), 'pageMargins', MARGINS),
            'pageSetup',
            '<pageSetup paperSize="9" orientation="portrait"/>',
          ).replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" '),
      },
    },
  },
};

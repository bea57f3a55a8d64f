// Decides which lines of an official form add up to another line, column by column.
import type { FormKey } from './sections.table';

export interface FormSum {
  /** Begins the first words of the total's line. */
  readonly total: RegExp;
  readonly parts: readonly RegExp[];
}
/** Words of a line without spaces and numbering of the county. */
export const formSums: Record<FormKey, readonly FormSum[]> = {
  basicData: [
    { total: /^三公经费/, parts: [/公务用车购置和维护/, /出国/, /公务接待/] },
    { total: /公务用车购置和维护/, parts: [/公车购置/, /公车运行/] },
  ],
  selfEvaluation: [],
  projectSelfEvaluation: [],
};

/** The line that says what all points come to, and the columns that it adds up. */
export const TOTAL_OF_POINTS = /^总分/;
export const POINT_COLUMNS: readonly string[] = ['分值', '得分'];
/** The one line above the indicators whose points count as well: the money of the year. */
export const MONEY_WITH_POINTS = /^年度资金总额/;

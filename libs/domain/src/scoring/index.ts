// Speaks for scoring (评分): schemes, rules, sheets, scores and grades.
export { judgedIndicators } from './assess';
export { isSchemeId as isDraftName } from './rule-kind';
export { checkScheme, placedIndicators, SCHEME_LIMITS } from './check-scheme';
export {
  COMBINATIONS,
  combinationIn,
  combineSheets,
  spreadTooWide,
  type Combination,
  type CombinedLine,
  type CombinedSheets,
  type GivenPoints,
  type ScoreSheet,
  type SheetEntry,
} from './combine-sheets';
export { CAUSES, compareScores, type Cause, type Difference, type StoredScore } from './compare-scores';
export { COUNTINGS, type Counting } from './counting';
export { evaluate, type Evaluation, type Input } from './evaluate';
export { formulaWords } from './explain';
export { gradeOf, gradeOfStated, roundedToStep } from './grade';
export { contains, intervalText, type Interval } from './intervals';
export { type AppliedLimit } from './limits';
export { isScheme, parseScheme, readDraft, readSchemeShape, type ReadDraft } from './parse-scheme';
export { mendWords, placeOf, problemWords, type Problem, type ProblemCode } from './problem';
export { builtInQuantities, quantitiesOf } from './quantities.table';
export { type Example, type RuleKind } from './rule-kind';
export { schemeDifferences, type SchemeDifference } from './scheme-differences';
export { describeRule, isComputable, ruleKinds, unitOfRule } from './rule-kinds.table';
export { type Rule, type RuleKindName, type RuleOf, type RuleParameters, type RuleValues } from './rules';
export {
  leavesOf,
  placedLeaves,
  schemeDigestInput,
  type Cap,
  type Comparison,
  type Condition,
  type Fallback,
  type Formula,
  type GradeBand,
  type Group,
  type Indicator,
  type Leaf,
  type PlacedLeaf,
  type Quantity,
  type Scheme,
  type Term,
  type Veto,
} from './scheme';
export { RECALCULATED, recalculate, type Obstacle, type Recalculated, type RecalculatedKind } from './recalculate';
export { recomputeScore } from './recompute';
export { scoreReport, type Score, type ScoreInput, type ScoreLine } from './score';
export { checkModeration, moderatedIn } from './moderated-points';
export { checkSheet, pointsProblem, sheetLines, type SheetInput, type SheetLine } from './score-sheet';
export { type Sentence } from './sentence';
export {
  guardOf,
  lineDigest,
  plainReason,
  readSheetFile,
  type FileRows,
  type SheetFile,
  type SheetFileFacts,
  type SheetOwner,
} from './sheet-file';
export { columnTable, factWords, SHEET_COLUMNS, SHEET_FACTS, type SheetColumn, type SheetFact } from './sheet-file.table';
export {
  foreignReasons,
  planSheetImport,
  ROW_STATUSES,
  takenEntries,
  type ImportedRow,
  type RowStatus,
  type StandingSheet,
} from './sheet-import';
export { readSchemeRows, type SchemeBook } from './read-scheme-rows';
export { cellAddress, type BookSheet, type PlacedProblem } from './sheet-places';
export { writeSchemeRows, type WrittenSheet } from './write-scheme-rows';
export { lineSpreads, type JudgedWeight, type LineSpread } from './spread';
export { staleReasons, type ScoreStamp } from './stale';
export { upperBound, type BoundLine, type UpperBound } from './upper-bound';
export { typedPoints } from './typed-points';

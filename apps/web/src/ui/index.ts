// Speaks for the shared components.
export { ActionBar, type ActionBarProps, type DraftedItem } from './action-bar';
export { Amount } from './amount';
export { changeInPercent, figureText, grouped, placesOf, unitWords } from './amounts';
export {
  figureAnchor,
  findingAnchor,
  placeOfHash,
  reasonPlace,
  returnItemAnchor,
  sectionAnchor,
  tableAnchor,
  targetAnchor,
} from './anchors';
export { clockOf, dateWords, leftWords, localDateOf, stampOf } from './dates';
export { DueDate } from './due-date';
export { EmptyState } from './empty-state';
export { FigureTable } from './figure-table';
export { figureForms, formsOf, sectionOfFigure } from './figure-forms.table';
export { isTyping } from './keys';
export { PageFrame, type Panel } from './page-frame';
export { ProblemAlert, ReasonList } from './problem-alert';
export { type Mark, Prose } from './prose';
export { ReportReader, type ReportReaderProps } from './report-reader';
export { SaveState, type Saving } from './save-state';
export { CardSkeleton, ReportSkeleton, Skeletons, TableSkeleton } from './skeletons';
export { StateBadge } from './state-badge';
export { TextChanges } from './text-changes';
export { useWide } from './wide';

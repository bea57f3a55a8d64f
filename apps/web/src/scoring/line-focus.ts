// Decides where the cursor goes from line to line of a sheet.
import { stepFocus } from '../review/use-keys';

/** What the keys walk along: the points of judged lines and the heads of computed ones. */
export const LINE_STOP = '[data-line-stop]';
export const pointsId = (indicator: string): string => `points-${indicator}`;
export const lineAnchor = (indicator: string): string => `line-${indicator}`;

export const stepLine = (by: 1 | -1): void => stepFocus(LINE_STOP, by);
export const toLine = (indicator: string): void => {
  const field = document.getElementById(pointsId(indicator)) ?? document.getElementById(lineAnchor(indicator));
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
};

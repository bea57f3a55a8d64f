// Decides where the cursor goes from line to line of a sheet.
import { stepFocus } from '../review/use-keys';

/** What the keys walk along: the points of judged lines and the heads of computed ones. */
export const LINE_STOP = '[data-line-stop]';
const POINTS_STOP = 'input[data-line-stop]';
export const pointsId = (indicator: string): string => `points-${indicator}`;
export const reasonId = (indicator: string): string => `reason-${indicator}`;
export const lineAnchor = (indicator: string): string => `line-${indicator}`;

export const stepLine = (by: 1 | -1): void => stepFocus(LINE_STOP, by);
/** From one judged line to the next; a loss is explained first. */
export const stepPoints = (indicator: string, by: 1 | -1, reasonMissing: boolean): void => {
  const reason = document.getElementById(reasonId(indicator));
  if (by === 1 && reasonMissing && reason) reason.focus();
  else stepFocus(POINTS_STOP, by);
};
export const toLine = (indicator: string): void => {
  const field = document.getElementById(pointsId(indicator)) ?? document.getElementById(lineAnchor(indicator));
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
};

// Decides how the explanation of a line is cut into steps, one below the other.

/** The steps one below the other, in both languages. */
export const stepsOf = (explanation: string): readonly string[] =>
  explanation
    .split(/\n+|(?<=[；。])|(?<=;)\s/u)
    .map((step) => step.trim())
    .filter((step) => step !== '');

/** Of a line that is to be judged only why it could not be computed: that a scorer judges it is what the page shows anyway. */
export const whyJudged = (explanation: string): string =>
  stepsOf(explanation)
    .slice(0, -1)
    .join(' ')
    .replace(/[；;]$/u, '');

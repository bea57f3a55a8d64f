// Records whether answers are held against the contract before they leave; tests do.
export const CHECK_ANSWERS = Symbol('CheckAnswers');

// Decides what several measured documents are together: counts added up.
import type { Measured } from './measure-document';

export const together = (name: string, all: readonly Measured[]): Measured => {
  const counts = (of: 'figures' | 'sections') => ({
    right: all.reduce((sum, one) => sum + one[of].right, 0),
    missed: all.flatMap((one) => one[of].missed),
    beyond: all.flatMap((one) => one[of].beyond),
  });
  const sum = (of: (findings: Measured['findings']) => number): number => all.reduce((total, { findings }) => total + of(findings), 0);
  return {
    name,
    figures: counts('figures'),
    sections: counts('sections'),
    findings: {
      planted: sum(({ planted }) => planted),
      found: sum(({ found }) => found),
      missed: all.flatMap(({ findings }) => findings.missed),
      hints: { planted: sum(({ hints }) => hints.planted), found: sum(({ hints }) => hints.found) },
      falseAlarms: all.flatMap(({ findings }) => findings.falseAlarms),
      inClean: sum(({ inClean }) => inClean),
    },
  };
};

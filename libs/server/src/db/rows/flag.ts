// Decides how a truth is stored: TINYINT 0 or 1 outside, boolean inside, null where it is not known.
export const flag = {
  to: (value: boolean | null | undefined): number | null | undefined => (value === null || value === undefined ? value : Number(value)),
  from: (value: number | null): boolean | null => (value === null ? null : value === 1),
};

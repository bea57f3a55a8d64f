// Records the values that may be stored and digested: JSON without numbers that carry money, points or rates.
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

// Reads stored settings of a cycle, and puts what is asked for on top of others.
import { defaultSettings, type CycleSettings } from '@camphor/domain';

/** Settings with what is asked for on top; absent and undefined leave what was. */
export const withSettings = (
  base: CycleSettings,
  asked: { readonly [key in keyof CycleSettings]?: CycleSettings[key] | undefined },
): CycleSettings => ({
  ...base,
  ...(Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Partial<CycleSettings>),
});
/** What is stored is complete; a setting added to Camphor later has its default. */
export const readSettings = (stored: string): CycleSettings => withSettings(defaultSettings, JSON.parse(stored) as Partial<CycleSettings>);

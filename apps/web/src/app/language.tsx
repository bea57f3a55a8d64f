// Decides in which language the page speaks: Chinese unless one chose English; remembered on this machine.
import type { Language, Words } from '@camphor/domain';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { recall, remember } from './memory';

let current: Language = recall('language') === 'en' ? 'en' : 'zh';
/** For the client, which asks the service in the language of the page. */
export const currentLanguage = (): Language => current;

interface LanguageChoice {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
}
const LanguageContext = createContext<LanguageChoice>({ language: current, setLanguage: () => undefined });

export const LanguageProvider = ({ children }: { children: ReactNode }) => {
  const [language, show] = useState<Language>(current);
  const setLanguage = useCallback((next: Language) => {
    current = next;
    remember('language', next);
    show(next);
  }, []);
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  }, [language]);
  const choice = useMemo(() => ({ language, setLanguage }), [language, setLanguage]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
};

export const useLanguage = (): LanguageChoice => useContext(LanguageContext);

/** Picks the text for the language of the page: `const say = useWords(); say(words.title)`. */
export const useWords = (): ((words: Words) => string) => {
  const { language } = useLanguage();
  return useCallback((words: Words) => words[language], [language]);
};

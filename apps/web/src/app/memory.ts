// Remembers small choices on this machine; a browser that refuses storage just forgets them.
const PREFIX = 'camphor.';

export const recall = (name: string): string | null => {
  try {
    return localStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
};
export const remember = (name: string, value: string | null): boolean => {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
};
export const recallAll = (name: string): readonly { readonly name: string; readonly value: string }[] => {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX + name))
      .flatMap((key) => {
        const value = localStorage.getItem(key);
        return value === null ? [] : [{ name: key.slice(PREFIX.length), value }];
      });
  } catch {
    return [];
  }
};

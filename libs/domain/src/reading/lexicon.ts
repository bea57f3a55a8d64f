// Records the words of the lexicon as a dictionary, ready to be looked up.
import { type Saying, lexiconTable } from './lexicon.table';
import { Dictionary, spellings } from './spellings';

/** Later rows say less than earlier ones: a spelling that two rows give keeps its first meaning. */
const compile = (): Dictionary<Saying> => {
  const dictionary = new Dictionary<Saying>();
  const known = new Set<string>();
  for (const row of lexiconTable) {
    for (const spelling of row.words.flatMap(spellings)) {
      if (spelling === '' || known.has(spelling)) continue;
      known.add(spelling);
      dictionary.add(spelling, row.saying);
    }
  }
  return dictionary;
};

export const lexicon = compile();

// Decides which amounts are reported as stated in the wrong unit (元 / 万元 / 亿元): figures that others prove, and prose beside a figure.
import { Decimal, isDecimal } from '../decimal';
import { figureDefinition, figuresTable } from '../reports/figures.table';
import type { Statement } from '../reading/reading';
import type { Ground } from './ground';
import type { Slip } from './find-slips';
import { placeOf, subjectOf } from './prose';
import { bare, nameOf, worth } from './say-figures';
import { outcomeOf, type Mistake, type Outcome, type Verdict } from './verdict';

const slipMistake = (ground: Ground, slip: Slip): Mistake => {
  const statement = ground.statementOf(slip.key);
  const value = ground.value(slip.key) ?? slip.mended;
  const asWritten = statement && value.eq(isDecimal(statement.value) ? statement.value : 0);
  const written = asWritten ? `${statement.written.number}${statement.written.unit.replace('declared:', '')}` : worth(slip.key, value).zh;
  const [name, mended] = [nameOf(slip.key), worth(slip.key, slip.mended)];
  return {
    ...ground.at(slip.key),
    about: slip.key,
    expected: bare(slip.mended),
    message: {
      zh: `“${name.zh}”写作 ${written}，单位应有误：${slip.proof.zh}，应为 ${mended.zh}。请改正该数据。`,
      en: `"${name.en}" is stated as ${written}; its unit seems wrong: ${slip.proof.en}. It should be ${mended.en}. Please mend the figure.`,
    },
  };
};

const differsByUnit = (a: Decimal, b: Decimal): boolean => !a.isZero() && !b.isZero() && (a.eq(b.times(10000)) || b.eq(a.times(10000)));

/** A place that says the same digits in another unit than the figure. In a stored report the figure counts, so there it is only shown. */
const proseMistake = (ground: Ground, statement: Statement, value: Decimal): Mistake => {
  const stored = ground.input.document.medium === 'content';
  const [name, right] = [nameOf(statement.key), worth(statement.key, value)];
  const written = `${statement.written.number}${statement.written.unit.replace('declared:', '')}`;
  return {
    about: statement.key,
    key: statement.key,
    place: { quote: statement.quote, start: statement.start },
    expected: bare(value),
    ...(stored ? { status: 'hint' as const } : {}),
    message: {
      zh: `数据“${name.zh}”为 ${right.zh}，正文此处仍写 ${written}，单位不一致。请把正文也改过来。`,
      en: `"${name.en}" is ${right.en}; the text here still says ${written}, in another unit. Please mend the text too.`,
    },
  };
};

const DECLARATION = /(?:金额)?单位[:：]\s*(?:亿元|万元|元)/g;
const isDeclared = ({ written }: Statement): boolean => written.unit.startsWith('declared:');
const headBefore = (ground: Ground, position: number): RegExpExecArray | undefined =>
  [...ground.input.document.text.slice(0, position).matchAll(DECLARATION)].at(-1);

/** Two figures or more of one form that differ from what stands elsewhere only by its declared unit: the head of the form is wrong. */
const proseSlips = (ground: Ground): Mistake[] => {
  const all = statementsInOtherUnits(ground);
  const told = new Set<number>();
  return all.flatMap(({ statement, right }): Mistake[] => {
    const mistake = proseMistake(ground, statement, right);
    const head = isDeclared(statement) ? headBefore(ground, statement.start) : undefined;
    const alike = all.filter((one) => isDeclared(one.statement) && headBefore(ground, one.statement.start)?.index === head?.index);
    if (!head || alike.length < 2) return [mistake];
    if (told.has(head.index)) return [];
    told.add(head.index);
    return [{ ...mistake, place: { quote: head[0], start: head.index } }];
  });
};

const statementsInOtherUnits = (ground: Ground): { readonly statement: Statement; readonly right: Decimal }[] =>
  ground.input.reading.statements.flatMap((statement) => {
    const value = ground.value(statement.key);
    const right = ground.mended(statement.key);
    if (figureDefinition(statement.key).unit !== 'wanyuan' || !value || !right || !isDecimal(statement.value)) return [];
    // Told once, by the head of the form.
    if (statement.written.unit.startsWith('declared:') && ground.slips.has(statement.key)) return [];
    const written = new Decimal(statement.value);
    return !written.eq(value) && !written.eq(right) && differsByUnit(written, right) ? [{ statement, right }] : [];
  });

/** "印刷费9.74元 … 四项合计96.21万元": a list of the prose that adds up only in another unit. */
const listSlips = (ground: Ground): Mistake[] =>
  ground.sums.flatMap(({ sentence, total, slip }): Mistake[] => {
    if (!slip) return [];
    const place = placeOf(ground.input.document, sentence.passage, slip.start - slip.subject.length, slip.end);
    return [
      {
        about: subjectOf(`${slip.subject}${slip.digits}`),
        place,
        message: {
          zh: `“${slip.written}”单位应有误：只有改换元与万元，它与所列各项才合计 ${total.written}。请改正该数据。`,
          en: `The unit of "${slip.written}" seems wrong: only in the other unit (元, 万元) does the list make ${total.written}. Please mend it.`,
        },
      },
    ];
  });

/** A form whose head declares the wrong unit is one mistake, however many of its figures prove it. */
const together = (ground: Ground, slips: readonly Slip[]): Mistake[] => {
  const declared = slips.filter(({ key }) => ground.statementOf(key)?.written.unit.startsWith('declared:'));
  const [first] = declared;
  const statement = first && ground.statementOf(first.key);
  if (!first || !statement || declared.length < 2) return slips.map((slip) => slipMistake(ground, slip));
  const head = [...ground.input.document.text.slice(0, statement.start).matchAll(DECLARATION)].at(-1);
  const mistake = slipMistake(ground, first);
  const one = head ? { ...mistake, place: { quote: head[0], start: head.index } } : mistake;
  return [one, ...slips.filter((slip) => !declared.includes(slip)).map((slip) => slipMistake(ground, slip))];
};

export const checkUnits = (ground: Ground): Outcome => {
  const money = figuresTable.filter(({ key, unit }) => unit === 'wanyuan' && ground.stated(key));
  const mistakes: Verdict[] = [...together(ground, [...ground.slips.values()]), ...proseSlips(ground), ...listSlips(ground)];
  return outcomeOf(money.length > 0 ? ['held', ...mistakes] : mistakes, { zh: '没有金额', en: 'no amounts of money are stated' });
};

/** Does the prose differ from the figure only in its unit? Then that is said once, as a slip. */
export const isUnitSlip = (ground: Ground, statement: Statement): boolean => {
  if (figureDefinition(statement.key).unit !== 'wanyuan' || !isDecimal(statement.value)) return false;
  const written = new Decimal(statement.value);
  return [ground.value(statement.key), ground.mended(statement.key)].some((value) => value !== undefined && differsByUnit(written, value));
};

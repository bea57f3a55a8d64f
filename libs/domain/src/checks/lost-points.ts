// Decides whether every point that the unit took from itself has its reason (扣分原因).
import { Decimal, isDecimal } from '../decimal';
import type { Table } from '../reading/document';
import { sourceEnd } from '../reading/folded-text';
import type { Ground } from './ground';
import { subjectOf } from './prose';
import { bare, needs } from './say-figures';
import { outcomeOf, skipped, type Mistake, type Outcome, type Place, type Verdict } from './verdict';

const SCORE = 'result.selfScore';
const FULL = new Decimal(100);
const WORDED = /(?:扣分|失分|减分|丢分|未得满分)(?:的)?(?:主要)?(?:原因|因素|事项|项|点|情况|说明)[^，。；]{0,12}[：:是为]/;
/** "扣4分，主要是…", "失4分，原因…" */
const REASONED = /(?:扣除?|扣减|减|失|丢|少)(?:分)?了?\d[\d.]*分[，,(:]?(?:其中)?(?:主要|原因|是因|系因|因|由于|源于)/;
const SUBTOTAL = /(?:共|合计|总计|累计|总)(?:自)?(?:扣|减|失|丢)(?:分)?$/;
const DEDUCTED = /(?:扣|减去?|扣除|扣减|失|丢)(?:分)?$/;
const REASON_COLUMN = /偏差原因|扣分原因|失分原因|未完成原因|原因分析/;
const EMPTY = /^(?:无|无偏差|—|-|\/|)$/;

/** "执行率未达100%、资产闲置共扣6分": the reasons stand before a subtotal of their own. */
const REASONED_SUBTOTAL = /[\u4e00-\u9fff、]{4,}(?:共|合计)(?:扣|减|失|丢)(?:分)?$/;

const sumsByPassage = (ground: Ground, counts: (subject: string) => boolean): Decimal[] => {
  const byPassage = new Map<object, Decimal>();
  for (const { passage, quantities } of ground.sentences) {
    for (const { kind, subject, value } of quantities) {
      if (kind === 'points' && DEDUCTED.test(subject) && counts(subject))
        byPassage.set(passage, (byPassage.get(passage) ?? new Decimal(0)).plus(value));
    }
  }
  return [...byPassage.values()];
};

/** What the lines of the forms lost with a reason beside it: "其余见自评表". */
const lostInForms = (ground: Ground): Decimal[] => {
  const lines = ground.forms.flatMap((form) => form.lines).filter(({ reason }) => reason !== null && !EMPTY.test(reason));
  const lost = lines.reduce((sum, { weight, points }) => sum.plus(Decimal.max(0, weight.minus(points))), new Decimal(0));
  return lost.isZero() ? [] : [lost];
};

/** Points taken off with a reason, by paragraph and altogether: the same reasons may be told twice. */
const deductions = (ground: Ground): Decimal[] => {
  const plain = sumsByPassage(ground, (subject) => !SUBTOTAL.test(subject));
  const withSubtotals = sumsByPassage(ground, (subject) => !SUBTOTAL.test(subject) || REASONED_SUBTOTAL.test(subject));
  const prose = [...plain, ...itemised(ground)];
  // What the forms say alone is held against each of their lines.
  const sums = prose.length === 0 ? [] : [...prose, ...lostInForms(ground)];
  const all = sums.length === 0 ? [] : [...sums, sums.reduce((total, sum) => total.plus(sum))];
  return [...withSubtotals.filter((sum) => !plain.some((one) => one.eq(sum))), ...all];
};

/** "共扣4分，其中：预算执行2分（…），产出1分，效益1分": points without a verb of their own, after the subtotal that they make. */
const itemised = (ground: Ground): Decimal[] =>
  ground.sentences.flatMap(({ quantities }): Decimal[] => {
    const at = quantities.findIndex(({ kind, subject }) => kind === 'points' && SUBTOTAL.test(subject));
    const subtotal = quantities[at];
    if (!subtotal) return [];
    const parts = quantities.slice(at + 1).filter(({ kind, subject }) => kind === 'points' && subject !== '');
    const sum = parts.reduce((all, { value }) => all.plus(value), new Decimal(0));
    return parts.length > 0 && sum.eq(subtotal.value) ? [sum] : [];
  });

const hasReasonColumn = (table: Table): boolean => {
  const head = table.cells.find(({ text }) => REASON_COLUMN.test(text.replace(/\s/g, '')) && text.length < 40);
  return (
    head !== undefined &&
    table.cells.some(
      (cell) => cell.column === head.column && cell.row > head.row && !EMPTY.test(cell.text.trim()) && cell.text.trim().length > 1,
    )
  );
};
const worded = (ground: Ground): boolean =>
  ground.passages.some(({ folded, table }) => !table && (WORDED.test(folded.text) || REASONED.test(folded.text))) ||
  ground.input.document.blocks.some((block) => block.kind === 'table' && hasReasonColumn(block)) ||
  (ground.input.reading.tables.selfEvaluation ?? []).some((row) =>
    Object.entries(row).some(([column, text]) => REASON_COLUMN.test(column) && !EMPTY.test(text.trim())),
  );

const LONGEST = 200;
/** The score and the reasons of its paragraph: where some are given, the others are to be added there. */
const placeOfReasons = (ground: Ground): Place | undefined => {
  const statement = ground.statementOf(SCORE);
  const passage = statement && ground.passages.find(({ start, end, table }) => !table && start <= statement.start && statement.start < end);
  if (!passage) return undefined;
  const last = ground
    .sentencesOf(passage)
    .flatMap(({ quantities }) => quantities)
    .findLast(({ kind, subject }) => kind === 'points' && DEDUCTED.test(subject));
  const end = last && sourceEnd(passage.folded, last.end);
  if (end === undefined || end <= statement.start || end - statement.start > LONGEST) return undefined;
  return { quote: ground.input.document.text.slice(statement.start, end), start: statement.start };
};

/** Lines of a form below their weight, with an empty cell where the reason belongs; only when no reason stands in the prose either. */
const silentInForms = (ground: Ground): Mistake[] =>
  ground.forms
    .flatMap(({ lines }) => lines)
    .filter(({ weight, points, reason }) => reason !== null && points.lt(weight) && EMPTY.test(reason))
    .map(({ name, weight, points }): Mistake => {
      const lost = bare(weight.minus(points));
      const title = name.quote.replace(/\s+/g, '');
      return {
        about: subjectOf(title),
        place: name,
        message: {
          zh: `指标“${title}”得 ${bare(points)} 分，少 ${lost} 分，没有写原因。请补上扣分原因。`,
          en: `Indicator "${title}" has ${bare(points)} points, ${lost} below its weight, without a reason. Please add it.`,
        },
      };
    });

const withPlace = (place: Place | undefined) => (place ? { place } : {});

/** Lines of the self-score below their weight and without a reason. */
const silentLines = (ground: Ground): Mistake[] | null => {
  const { selfScores, weights, indicatorNames } = ground.input;
  if (selfScores === undefined || selfScores.length === 0) return null;
  if (weights === undefined) return selfScores.some(({ reason }) => reason.trim() !== '') ? [] : null;
  return selfScores.flatMap(({ indicator, points, reason }): Mistake[] => {
    const weight = weights[indicator];
    if (weight === undefined || !isDecimal(weight) || !isDecimal(points) || reason.trim() !== '') return [];
    const lost = new Decimal(weight).minus(points);
    if (lost.lte(0)) return [];
    const name = indicatorNames?.[indicator] ?? { zh: indicator, en: indicator };
    return [
      {
        about: indicator.replace(/[^\w.:\-\u4e00-\u9fff]/g, ''),
        message: {
          zh: `指标“${name.zh}”自评 ${points} 分，少 ${bare(lost)} 分，没有写原因。请补上扣分原因。`,
          en: `Indicator "${name.en}" is self-scored ${points}, ${bare(lost)} below its weight, without a reason. Please add it.`,
        },
      },
    ];
  });
};

/** All that was lost, with its reason: "扣4分，主要是…" of four points. */
const allOf = (text: string, lost: Decimal): boolean => {
  const points = /\d[\d.]*(?=分)/.exec(REASONED.exec(text)?.[0] ?? '')?.[0];
  return points !== undefined && isDecimal(points) && lost.eq(points);
};

export const checkLostPoints = (ground: Ground): Outcome => {
  const score = ground.mended(SCORE);
  if (!score) return skipped(needs([SCORE]));
  const lost = FULL.minus(score);
  const silent = silentLines(ground);
  if (lost.lte(0) || silent !== null) return outcomeOf(['held', ...(silent ?? [])], needs([]));
  const found = deductions(ground);
  const inForms = found.some((sum) => sum.eq(lost)) ? [] : silentInForms(ground);
  if (inForms.length > 0) return outcomeOf(['held', ...inForms], needs([]));
  if (ground.passages.some(({ folded, table }) => !table && REASONED.test(folded.text) && allOf(folded.text, lost)))
    return outcomeOf(['held'], needs([]));
  if (found.some((sum) => sum.eq(lost)) || (found.length === 0 && worded(ground))) return outcomeOf(['held'], needs([]));
  const explained = Decimal.max(0, ...found.filter((sum) => sum.lt(lost)));
  if (found.at(-1)?.gt(lost)) return outcomeOf(['held'], needs([]));
  const rest = lost.minus(explained);
  const part = rest.eq(lost) ? { zh: '', en: '' } : { zh: `，其中 ${bare(rest)} 分`, en: `, ${bare(rest)} of them` };
  const mistake: Verdict = {
    ...ground.at(SCORE),
    ...(explained.isZero() ? {} : withPlace(placeOfReasons(ground))),
    about: SCORE,
    message: {
      zh: `自评 ${bare(score)} 分，扣了 ${bare(lost)} 分${part.zh}没有写明原因。请逐项说明扣分原因。`,
      en: `The self-score is ${bare(score)}: ${bare(lost)} points were lost${part.en}, without a reason. Please give the reason for each.`,
    },
  };
  return outcomeOf([mistake], needs([]));
};

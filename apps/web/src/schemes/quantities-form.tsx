// Shows the quantities (数据项) that a scheme names for its formulas: each a sum of figures, or the first of several that is stated.
import { builtInQuantities, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { RemoveEntry, TextField } from './fields';
import { withValue } from './scheme-places';
import { firstTerm, Terms } from './terms-form';

const words = {
  about: {
    zh: '公式里可以像数据一样使用。每项可有几种算法，取第一种所需数据齐全的。',
    en: 'Formulas may name these. A quantity can be given in several ways; the first whose figures are all stated counts.',
  },
  builtIn: { zh: '系统自带', en: 'Built in' },
  none: { zh: '本方案还没有自定数据。', en: 'This scheme has no quantity of its own yet.' },
  nameZh: { zh: '名称（中文）', en: 'Name (Chinese)' },
  nameEn: { zh: '名称（英文）', en: 'Name (English)' },
  id: { zh: '标识', en: 'Id' },
  way: { zh: '算法', en: 'Way' },
  addWay: { zh: '添加一种算法', en: 'Add a way' },
  removeWay: { zh: '删除这种算法', en: 'Remove this way' },
  add: { zh: '添加自定数据', en: 'Add a quantity' },
  remove: { zh: '删除这项自定数据', en: 'Remove the quantity' },
} satisfies Record<string, Words>;

const freshId = (taken: readonly string[]): string => {
  let number = taken.length + 1;
  while (taken.includes(`quantity-${number}`)) number += 1;
  return `quantity-${number}`;
};

const Ways = ({ place, count }: { place: string; count: number }) => {
  const { change, readOnly } = useEditor();
  const say = useWords();
  return (
    <>
      {Array.from({ length: count }, (_, way) => (
        <div key={way} className="scheme-way">
          <Terms place={`${place}[${way}]`} label={{ zh: `${words.way.zh} ${way + 1}`, en: `${words.way.en} ${way + 1}` }} />
          {count > 1 && <RemoveEntry place={`${place}[${way}]`} number={way + 1} label={words.removeWay} />}
        </div>
      ))}
      {!readOnly && (
        <Button size="small" onClick={() => change((now) => withValue(now, `${place}[${count}]`, [firstTerm]))}>
          {say(words.addWay)}
        </Button>
      )}
    </>
  );
};

export const QuantitiesForm = () => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const own = (body as unknown as Scheme).quantities ?? [];
  return (
    <section className="scheme-form" data-place="quantities" tabIndex={-1}>
      <p>{say(words.about)}</p>
      <p className="field-hint">
        {say(words.builtIn)}: {builtInQuantities.map(({ name }) => say(name)).join('、')}
      </p>
      {own.length === 0 && <p>{say(words.none)}</p>}
      {own.map(({ name, firstOf }, index) => {
        const at = `quantities[${index}]`;
        return (
          <fieldset key={index} className="scheme-list" data-place={at} tabIndex={-1}>
            <legend>{say(name)}</legend>
            <div className="scheme-row">
              <TextField place={`${at}.name.zh`} label={words.nameZh} />
              <TextField place={`${at}.name.en`} label={words.nameEn} />
              <TextField place={`${at}.id`} label={words.id} />
            </div>
            <Ways place={`${at}.firstOf`} count={firstOf.length} />
            <RemoveEntry place={at} number={index + 1} label={words.remove} />
          </fieldset>
        );
      })}
      {!readOnly && (
        <Button
          data-testid="add-quantity"
          onClick={() =>
            change((now) =>
              withValue(now, `quantities[${own.length}]`, {
                id: freshId(own.map(({ id }) => id)),
                name: { zh: '', en: '' },
                firstOf: [[firstTerm]],
              }),
            )
          }
        >
          {say(words.add)}
        </Button>
      )}
    </section>
  );
};

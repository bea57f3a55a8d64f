// Shows one value of a draft as a field with its label and what is wrong with it, found again by its place.
import { placeOf, problemWords, type Words } from '@camphor/domain';
import { Button, Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { textAt, valueAt, withValue, type Value } from './scheme-places';

interface FieldProps {
  readonly place: string;
  readonly label: Words;
  readonly hint?: Words;
}
const useField = (place: string) => {
  const editor = useEditor();
  const say = useWords();
  const wrong = editor.problems.filter((each) => placeOf(each) === place).map((each) => say(problemWords(each)));
  const set = (to: Value | undefined): void => editor.change((body) => withValue(body, place, to));
  return { ...editor, say, wrong, set };
};
const Wrong = ({ wrong, id }: { wrong: readonly string[]; id: string }) =>
  wrong.length === 0 ? null : (
    <p className="field-wrong" id={id}>
      {wrong.join(' ')}
    </p>
  );

export const TextField = ({ place, label, hint, long, onType }: FieldProps & { long?: boolean; onType?: (text: string) => void }) => {
  const { body, readOnly, say, wrong, set } = useField(place);
  const id = useId();
  const shared = {
    id,
    value: textAt(body, place),
    disabled: readOnly,
    status: wrong.length > 0 ? ('error' as const) : ('' as const),
    'aria-describedby': wrong.length > 0 ? `${id}-wrong` : undefined,
    'data-place': place,
    onChange: (event: { target: { value: string } }) => (onType ?? set)(event.target.value),
  };
  return (
    <div className="scheme-field">
      <label htmlFor={id}>{say(label)}</label>
      {long ? <Input.TextArea {...shared} autoSize maxLength={2000} /> : <Input {...shared} maxLength={200} />}
      {hint && <p className="field-hint">{say(hint)}</p>}
      <Wrong wrong={wrong} id={`${id}-wrong`} />
    </div>
  );
};

export interface Choice {
  readonly value: string;
  readonly label: Words;
}
export const ChoiceField = ({
  place,
  label,
  choices,
  seek,
  unset,
  onChoose,
}: FieldProps & {
  choices: readonly Choice[];
  seek?: boolean;
  /** What counts where nothing is chosen. */
  unset?: string;
  onChoose?: (value: string) => void;
}) => {
  const { body, readOnly, say, wrong, set } = useField(place);
  const id = useId();
  const chosen = valueAt(body, place);
  return (
    <div className="scheme-field" data-place={place} tabIndex={-1}>
      <label htmlFor={id}>{say(label)}</label>
      <Select
        id={id}
        value={typeof chosen === 'string' ? chosen : (unset ?? null)}
        disabled={readOnly}
        status={wrong.length > 0 ? 'error' : ''}
        options={choices.map((each) => ({ value: each.value, label: say(each.label) }))}
        onChange={(value: string | null) => value !== null && (onChoose ?? set)(value)}
        {...(seek ? { showSearch: { optionFilterProp: 'label' } } : {})}
        popupMatchSelectWidth={false}
      />
      <Wrong wrong={wrong} id={`${id}-wrong`} />
    </div>
  );
};

/** A claim that holds or not; what does not hold is left out of the scheme. */
export const TruthField = ({ place, label, hint }: FieldProps) => {
  const { body, readOnly, say, set } = useField(place);
  return (
    <div className="scheme-field">
      <Checkbox
        checked={valueAt(body, place) === true}
        disabled={readOnly}
        data-place={place}
        onChange={({ target: { checked } }) => set(checked ? true : undefined)}
      >
        {say(label)}
      </Checkbox>
      {hint && <p className="field-hint">{say(hint)}</p>}
    </div>
  );
};

const remove: Words = { zh: '删除', en: 'Remove' };
/** Takes the entry at a place out of its list; `number` tells it apart to whoever hears the button. */
export const RemoveEntry = ({ place, number, label = remove }: { place: string; number: number; label?: Words }) => {
  const { readOnly, say, set } = useField(place);
  if (readOnly) return null;
  return (
    <Button size="small" onClick={() => set(undefined)} aria-label={`${say(label)} ${number}`}>
      {say(label)}
    </Button>
  );
};

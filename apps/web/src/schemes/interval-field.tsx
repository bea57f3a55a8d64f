// Shows the two ends of an interval: a number and whether it belongs to it; an empty number is without bound.
import { Input, Select } from 'antd';
import type { Words } from '@camphor/domain';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { textAt, valueAt, withValue } from './scheme-places';

const words = {
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  open: { zh: '不含', en: 'excluded' },
  closed: { zh: '含', en: 'included' },
  none: { zh: '不限', en: 'no bound' },
} satisfies Record<string, Words>;

const EndField = ({ place, side }: { place: string; side: 'from' | 'to' }) => {
  const { body, change, readOnly } = useEditor();
  const say = useWords();
  const at = `${place}.${side}`;
  const isClosed = valueAt(body, `${at}.closed`) === true;
  return (
    <span className="interval-end">
      <span>{say(words[side])}</span>
      <Input
        value={textAt(body, `${at}.value`)}
        aria-label={`${say(words[side])}`}
        placeholder={say(words.none)}
        disabled={readOnly}
        data-place={`${at}.value`}
        maxLength={40}
        onChange={({ target: { value } }) => change((now) => withValue(now, at, value === '' ? null : { value, closed: isClosed }))}
      />
      <Select
        value={isClosed ? 'closed' : 'open'}
        aria-label={say(words[side]) + say(words.closed)}
        disabled={readOnly || valueAt(body, at) === null}
        options={(['closed', 'open'] as const).map((value) => ({ value, label: say(words[value]) }))}
        onChange={(value) => change((now) => withValue(now, `${at}.closed`, value === 'closed'))}
      />
    </span>
  );
};
export const IntervalField = ({ place }: { place: string }) => (
  <span className="interval">
    <EndField place={place} side="from" />
    <EndField place={place} side="to" />
  </span>
);

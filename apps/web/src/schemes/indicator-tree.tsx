// Shows the indicators as a tree with their weights and the sum of each level; what is wrong is marked where it lies.
import { placedIndicators, placeOf, type Indicator, type Scheme, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useWords } from '../app/language';
import { useEditor } from './editor-context';
import { freshRule } from './rule-fields.table';
import { isWithin, valueAt, withMoved, withValue, type Value } from './scheme-places';
import { sumText } from './sums';

const words = {
  title: { zh: '指标', en: 'Indicators' },
  nameless: { zh: '（未命名）', en: '(nameless)' },
  sum: { zh: '合计', en: 'Sum' },
  of: { zh: '应为', en: 'should be' },
  addGroup: { zh: '添加一级指标', en: 'Add a group' },
  addLeaf: { zh: '添加下级指标', en: 'Add an indicator' },
  addSubgroup: { zh: '添加下级分组', en: 'Add a group below' },
  newSubgroup: { zh: '新的分组', en: 'New group' },
  newGroup: { zh: '新的一级指标', en: 'New group' },
  newLeaf: { zh: '新指标', en: 'New indicator' },
  wrong: { zh: '有问题', en: 'has problems' },
  up: { zh: '上移', en: 'Move up' },
  down: { zh: '下移', en: 'Move down' },
  remove: { zh: '删除', en: 'Remove' },
} satisfies Record<string, Words>;

const freshId = (scheme: Scheme, stem: string): string => {
  const taken = new Set(placedIndicators(scheme.indicators).map(({ indicator }) => indicator.id));
  let number = taken.size + 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
};
const freshLeaf = (scheme: Scheme): Value => ({
  kind: 'leaf',
  id: freshId(scheme, 'line'),
  name: words.newLeaf,
  weight: '1',
  rule: freshRule('imported', '1'),
});
const freshGroup = (scheme: Scheme, name: Words): Value => ({
  kind: 'group',
  id: freshId(scheme, 'group'),
  name: { ...name },
  weight: '1',
  children: [freshLeaf(scheme)],
});

interface TreeProps {
  readonly selected: string;
  readonly onSelect: (place: string) => void;
}
const Branch = ({ indicator, place, selected, onSelect }: TreeProps & { indicator: Indicator; place: string }) => {
  const { problems } = useEditor();
  const say = useWords();
  const hasProblem = problems.some(
    (each) => isWithin(placeOf(each), place) && (indicator.kind === 'leaf' || !placeOf(each).startsWith(`${place}.children[`)),
  );
  const sum = indicator.kind === 'group' ? sumText(indicator.children) : null;
  return (
    <li>
      <button
        type="button"
        className={`scheme-node${selected === place ? ' scheme-node-selected' : ''}`}
        aria-current={selected === place ? 'true' : undefined}
        onClick={() => onSelect(place)}
        data-node={place}
      >
        <span>{say(indicator.name) || say(words.nameless)}</span>
        <span className="scheme-weight">
          {indicator.weight}
          {sum !== null && sum !== indicator.weight && (
            <em>
              {' '}
              {say(words.sum)} {sum}
            </em>
          )}
          {hasProblem && (
            <span className="scheme-mark" title={say(words.wrong)}>
              <span aria-hidden> ●</span>
              <span className="visually-hidden">{say(words.wrong)}</span>
            </span>
          )}
        </span>
      </button>
      {indicator.kind === 'group' && (
        <ul>
          {indicator.children.map((child, index) => (
            <Branch key={index} indicator={child} place={`${place}.children[${index}]`} selected={selected} onSelect={onSelect} />
          ))}
        </ul>
      )}
    </li>
  );
};

export const IndicatorTree = ({ selected, onSelect }: TreeProps) => {
  const { body, readOnly, change } = useEditor();
  const say = useWords();
  const scheme = body as unknown as Scheme;
  const sum = sumText(scheme.indicators);
  const chosen = valueAt(body, selected) as unknown as Indicator | undefined;
  const [, list = '', position = '0'] = /^(.*)\[(\d+)\]$/.exec(selected) ?? [];
  const index = Number(position);
  const entries = valueAt(body, list);
  const count = Array.isArray(entries) ? entries.length : 0;
  const move = (by: -1 | 1): void => {
    change((now) => withMoved(now, list, index, by));
    onSelect(`${list}[${index + by}]`);
  };
  const add = (at: string, value: Value): void => {
    change((now) => withValue(now, at, value));
    onSelect(at);
  };
  return (
    <nav aria-label={say(words.title)} className="scheme-tree">
      <p className="scheme-sum" data-testid="weight-sum">
        {say(words.sum)} {sum} / {scheme.total}
      </p>
      <ul>
        {scheme.indicators.map((indicator, position) => (
          <Branch key={position} indicator={indicator} place={`indicators[${position}]`} selected={selected} onSelect={onSelect} />
        ))}
      </ul>
      {!readOnly && (
        <p className="scheme-ways">
          <Button size="small" onClick={() => add(`indicators[${scheme.indicators.length}]`, freshGroup(scheme, words.newGroup))}>
            {say(words.addGroup)}
          </Button>
          {chosen?.kind === 'group' && (
            <>
              <Button size="small" onClick={() => add(`${selected}.children[${chosen.children.length}]`, freshLeaf(scheme))}>
                {say(words.addLeaf)}
              </Button>
              <Button
                size="small"
                onClick={() => add(`${selected}.children[${chosen.children.length}]`, freshGroup(scheme, words.newSubgroup))}
              >
                {say(words.addSubgroup)}
              </Button>
            </>
          )}
          {index > 0 && (
            <Button size="small" onClick={() => move(-1)}>
              {say(words.up)}
            </Button>
          )}
          {index < count - 1 && (
            <Button size="small" onClick={() => move(1)}>
              {say(words.down)}
            </Button>
          )}
          {count > 1 && (
            <Button
              size="small"
              onClick={() => {
                change((now) => withValue(now, selected, undefined));
                onSelect(`${list}[${Math.max(0, index - 1)}]`);
              }}
            >
              {say(words.remove)}
            </Button>
          )}
        </p>
      )}
    </nav>
  );
};

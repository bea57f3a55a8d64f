// Shows fields that somebody else changed as well: both values, who and when, and a choice; nothing is lost by either.
import type { AuditItem, ReportView } from '@camphor/contract';
import { placedLeaves, type Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { targetWords } from '../review/targets';
import { figureText } from '../ui/amounts';
import { stampOf } from '../ui/dates';
import { TextChanges } from '../ui/text-changes';
import type { FieldValue } from './autosave';
import { differences } from './two-sides';
import { useDraft, useDraftPart } from './use-draft';
import { useScheme } from './use-scheme';

const names = (item: AuditItem, field: string): boolean => typeof item.after === 'object' && item.after !== null && field in item.after;

/** Who changed the field last, as the trail tells it. */
const useWriter = (reportId: string, field: string, theirs: FieldValue): string | null => {
  const trail = useAnswer('reportTrail', { params: { id: reportId }, query: { limit: 200 } }, { asOf: theirs ?? '' });
  const last = (trail.data?.items ?? []).filter((item) => names(item, field)).sort((a, b) => b.seq - a.seq)[0];
  return last ? `${last.actor.name} ${stampOf(last.at)}` : null;
};

const Text = ({ text }: { text: string | null }) => {
  const say = useWords();
  return text === null ? <span className="quiet">{say({ zh: '（空）', en: '(empty)' })}</span> : <>{text}</>;
};

/** One side as people read it; of a form, of headings and of a self-score only what the other side has otherwise. */
const Shown = ({ field, value, other }: { field: string; value: FieldValue; other: FieldValue }) => {
  const say = useWords();
  const lines = differences(field, value, other);
  if (lines === null) return <Text text={value !== null && field.startsWith('figure:') ? say(figureText(field.slice(7), value)) : value} />;
  return (
    <ul className="two-sides">
      {lines.map(({ label, yours }, index) => (
        <li key={index}>
          <small className="quiet">{say(label)}</small>
          <span>
            <Text text={yours} />
          </span>
        </li>
      ))}
    </ul>
  );
};

/** The name of the indicator instead of its key. */
const useFieldLabel = (view: Pick<ReportView, 'cycle'>): ((field: string) => Words) => {
  const scheme = useScheme(view);
  const names = useMemo(() => new Map((scheme ? placedLeaves(scheme) : []).map(({ leaf }) => [leaf.id, leaf.name.zh])), [scheme]);
  return (field) => targetWords(field, names);
};

interface ConflictProps {
  readonly field: string;
  readonly label: Words;
  readonly theirs: FieldValue;
  readonly reportId: string;
}
const Conflict = ({ field, label, theirs, reportId }: ConflictProps) => {
  const draft = useDraft();
  const say = useWords();
  const yours = useDraftPart(draft, () => draft.value(field));
  const writer = useWriter(reportId, field, theirs);
  const isProse = field.startsWith('section:');
  return (
    <li className="conflict" data-testid={`conflict-${field}`}>
      <strong>{say(label)}</strong>
      <dl>
        <div>
          <dt>{say({ zh: '您写的', en: 'Yours' })}</dt>
          <dd>
            <Shown field={field} value={yours} other={theirs} />
          </dd>
          <Button onClick={() => draft.choose(field, 'yours')} data-testid={`keep-yours-${field}`}>
            {say({ zh: '用我的', en: 'Keep mine' })}
          </Button>
        </div>
        <div>
          <dt>
            {say({ zh: '另一处写的', en: 'The other' })}
            {writer && <small className="quiet">（{writer}）</small>}
          </dt>
          <dd>{isProse ? <TextChanges before={yours} after={theirs} brief /> : <Shown field={field} value={theirs} other={yours} />}</dd>
          <Button onClick={() => draft.choose(field, 'theirs')} data-testid={`keep-theirs-${field}`}>
            {say({ zh: '用对方的', en: 'Take theirs' })}
          </Button>
        </div>
      </dl>
    </li>
  );
};

/** Where the choices stand on the page. */
export const CONFLICTS = 'conflicts';

export const Conflicts = ({ view }: { view: Pick<ReportView, 'id' | 'cycle'> }) => {
  const draft = useDraft();
  const say = useWords();
  const conflicts = useDraftPart(draft, (state) => state.conflicts);
  const setAside = useDraftPart(draft, (state) => state.setAside);
  const labelOf = useFieldLabel(view);
  const fields = Object.entries(conflicts);
  return (
    <>
      {fields.length > 0 && (
        <Alert
          type="warning"
          showIcon
          id={CONFLICTS}
          className="conflicts"
          data-testid="conflicts"
          title={say({
            zh: `有 ${fields.length} 处同时被两边修改，请选择用哪一个`,
            en: `${fields.length} places were changed on both sides; choose which to keep`,
          })}
          description={
            <>
              <p>
                {say({
                  zh: '两边的内容都还在，选择前不会覆盖任何一边；其他修改照常保存。',
                  en: 'Both are still there; nothing is overwritten before you choose, and everything else is saved.',
                })}
              </p>
              <ul>
                {fields.map(([field, theirs]) => (
                  <Conflict key={field} field={field} label={labelOf(field)} theirs={theirs} reportId={view.id} />
                ))}
              </ul>
            </>
          }
        />
      )}
      {Object.entries(setAside).map(([field, value]) => (
        <Alert
          key={field}
          type="info"
          className="conflicts"
          closable={{ onClose: () => draft.dismiss(field), 'aria-label': say({ zh: '不再保留这一份', en: 'Forget it' }) }}
          title={say({
            zh: `“${labelOf(field).zh}”还有一份您写的、现在没有采用的内容`,
            en: `"${labelOf(field).en}": words of yours that are not in use`,
          })}
          description={
            <div className="set-aside">
              <div>
                <Shown field={field} value={value} other={draft.value(field)} />
              </div>
              <Button size="small" onClick={() => draft.takeBack(field)} data-testid={`take-back-${field}`}>
                {say({ zh: '换成这一份', en: 'Use these' })}
              </Button>
            </div>
          }
        />
      ))}
    </>
  );
};

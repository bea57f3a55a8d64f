// Shows fields that somebody else changed as well: both values, who and when, and a choice; nothing is lost by either.
import type { AuditItem } from '@camphor/contract';
import { Alert, Button } from 'antd';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { figureText } from '../ui/amounts';
import { stampOf } from '../ui/dates';
import { targetLabel } from '../ui/target-label';
import { TextChanges } from '../ui/text-changes';
import type { FieldValue } from './autosave';
import { useDraft, useDraftPart } from './use-draft';

const names = (item: AuditItem, field: string): boolean => typeof item.after === 'object' && item.after !== null && field in item.after;

/** Who changed the field last, as the trail tells it. */
const useWriter = (reportId: string, field: string, theirs: FieldValue): string | null => {
  const trail = useAnswer('reportTrail', { params: { id: reportId }, query: { limit: 200 } }, { asOf: theirs ?? '' });
  const last = (trail.data?.items ?? []).filter((item) => names(item, field)).sort((a, b) => b.seq - a.seq)[0];
  return last ? `${last.actor.name} ${stampOf(last.at)}` : null;
};

const Shown = ({ field, value }: { field: string; value: FieldValue }) => {
  const say = useWords();
  if (value === null) return <span className="quiet">{say({ zh: '（空）', en: '(empty)' })}</span>;
  return <>{field.startsWith('figure:') ? say(figureText(field.slice(7), value)) : value}</>;
};

const Conflict = ({ field, theirs, reportId }: { field: string; theirs: FieldValue; reportId: string }) => {
  const draft = useDraft();
  const say = useWords();
  const yours = useDraftPart(draft, () => draft.value(field));
  const writer = useWriter(reportId, field, theirs);
  const isProse = field.startsWith('section:');
  return (
    <li className="conflict" data-testid={`conflict-${field}`}>
      <strong>{say(targetLabel(field))}</strong>
      <dl>
        <div>
          <dt>{say({ zh: '您写的', en: 'Yours' })}</dt>
          <dd>
            <Shown field={field} value={yours} />
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
          <dd>{isProse ? <TextChanges before={yours} after={theirs} brief /> : <Shown field={field} value={theirs} />}</dd>
          <Button onClick={() => draft.choose(field, 'theirs')} data-testid={`keep-theirs-${field}`}>
            {say({ zh: '用对方的', en: 'Take theirs' })}
          </Button>
        </div>
      </dl>
    </li>
  );
};

export const Conflicts = ({ reportId }: { reportId: string }) => {
  const draft = useDraft();
  const say = useWords();
  const conflicts = useDraftPart(draft, (state) => state.conflicts);
  const setAside = useDraftPart(draft, (state) => state.setAside);
  const fields = Object.entries(conflicts);
  return (
    <>
      {fields.length > 0 && (
        <Alert
          type="warning"
          showIcon
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
                  <Conflict key={field} field={field} theirs={theirs} reportId={reportId} />
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
            zh: `“${targetLabel(field).zh}”还有一份您写的、现在没有采用的内容`,
            en: `"${targetLabel(field).en}": words of yours that are not in use`,
          })}
          description={
            <div className="set-aside">
              <p>
                <Shown field={field} value={value} />
              </p>
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

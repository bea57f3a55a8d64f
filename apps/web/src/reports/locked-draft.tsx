// Shows words that could not be saved any more because the report moved on, so that they can be copied.
import { placeWords } from '@camphor/domain';
import { Alert } from 'antd';
import { useWords } from '../app/language';
import { useDraft, useDraftPart } from './use-draft';

export const LockedDraft = () => {
  const draft = useDraft();
  const say = useWords();
  const typed = useDraftPart(draft, (state) => state.typed);
  const because = useDraftPart(draft, (state) => state.lockedBecause);
  const editable = useDraftPart(draft, () => draft.view().editable);
  const fields = Object.entries(typed);
  if (fields.length === 0 || (editable && because === null)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="conflicts"
      data-testid="locked-draft"
      title={say({ zh: `有 ${fields.length} 处修改没有存到服务器`, en: `${fields.length} changes are not on the server` })}
      description={
        <>
          <p>
            {because}
            {say({
              zh: '这些内容仍存在本机；报告退回或撤回后会自动继续保存，也可以先复制出来：',
              en: 'They are kept on this machine and will be saved once the report can be changed again; you can copy them:',
            })}
          </p>
          <dl className="locked-fields">
            {fields.map(([field, value]) => (
              <div key={field}>
                <dt>{say(placeWords(field))}</dt>
                <dd>{value ?? say({ zh: '（清空）', en: '(emptied)' })}</dd>
              </div>
            ))}
          </dl>
        </>
      }
    />
  );
};

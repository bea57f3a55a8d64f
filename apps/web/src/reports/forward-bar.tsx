// Shows how far the words have come, what still keeps the unit from submitting, and the way on.
import type { ReportView } from '@camphor/contract';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../app/language';
import { SaveState } from '../ui/save-state';
import type { ShownFinding } from './shown-finding';
import { CONFLICTS } from './conflicts';
import { useDraft, useDraftPart } from './use-draft';

/** What asks for a choice may be far above the place where one is typing. */
const toConflicts = (): void => {
  const place = document.getElementById(CONFLICTS);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector('button')?.focus({ preventScroll: true });
};

const SavingLine = () => {
  const draft = useDraft();
  const text = useDraftPart(draft, () => JSON.stringify(draft.saving()));
  const conflicts = useDraftPart(draft, (state) => Object.keys(state.conflicts).length);
  const say = useWords();
  return (
    <>
      <SaveState saving={JSON.parse(text) as ReturnType<typeof draft.saving>} />
      {conflicts > 0 && (
        <Button type="link" size="small" onClick={toConflicts} data-testid="to-conflicts">
          {say({ zh: `去选择（${conflicts} 处）`, en: `Choose (${conflicts})` })}
        </Button>
      )}
    </>
  );
};

export const ForwardBar = ({
  view,
  checked,
  open,
  items,
  missing,
}: {
  view: ReportView;
  /** False while nothing has been checked yet. */
  checked: boolean;
  open: readonly ShownFinding[];
  items: number;
  missing: number;
}) => {
  const say = useWords();
  const fails = open.filter(({ status }) => status === 'fail').length;
  const warns = open.length - fails;
  const left = [
    ...(missing > 0 ? [say({ zh: `${missing} 处必填内容未填`, en: `${missing} required parts to write` })] : []),
    ...(fails > 0 ? [say({ zh: `${fails} 处须改正`, en: `${fails} to mend` })] : []),
    ...(warns > 0 ? [say({ zh: `${warns} 处待说明`, en: `${warns} to explain` })] : []),
    ...(items > 0 ? [say({ zh: `${items} 条退回意见待答复`, en: `${items} return items to answer` })] : []),
  ];
  return (
    <div className="action-bar" data-testid="forward">
      <SavingLine />
      <span className="quiet forward-left">
        {left.length > 0
          ? `${say({ zh: '提交前还有：', en: 'Before it can be submitted: ' })}${left.join(say({ zh: '，', en: ', ' }))}`
          : checked
            ? say({ zh: '已可提交，请单位负责人签署。', en: 'Ready; the head of the unit can sign and submit it.' })
            : say({ zh: '正在体检…', en: 'Checking…' })}
      </span>
      <Link to={`/reports/${view.id}/submit`}>
        <Button type={left.length > 0 || !checked ? 'default' : 'primary'} tabIndex={-1} data-testid="to-submit">
          {say({ zh: '查看签署页', en: 'To the signing page' })}
        </Button>
      </Link>
    </div>
  );
};

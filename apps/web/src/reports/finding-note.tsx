// Shows a finding beside the field that it is about; an explained warning steps back.
import { useWords } from '../app/language';
import { FindingMend } from './finding-mend';
import { FindingSign } from './finding-sign';
import type { ShownFinding } from './shown-finding';
import { useIsExplained } from './use-draft';

export const FindingNote = ({ finding }: { finding: ShownFinding }) => {
  const explained = useIsExplained(finding);
  const say = useWords();
  return (
    <div className={`finding-note note-${finding.status}${explained ? ' explained' : ''}`} data-testid={`note-${finding.id}`}>
      <FindingSign status={finding.status} />
      <span className="note-text">
        {finding.message}
        {explained && <span className="explained-sign"> {say({ zh: '已说明', en: 'explained' })}</span>}
      </span>
      <FindingMend finding={finding} />
    </div>
  );
};

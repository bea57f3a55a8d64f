// Shows a finding beside the field that it is about.
import { FindingMend } from './finding-mend';
import { FindingSign } from './finding-sign';
import type { ShownFinding } from './shown-finding';

export const FindingNote = ({ finding }: { finding: ShownFinding }) => (
  <div className={`finding-note note-${finding.status}`} data-testid={`note-${finding.id}`}>
    <FindingSign status={finding.status} />
    <span>{finding.message}</span>
    <FindingMend finding={finding} />
  </div>
);

// Shows the box in which a warning is explained; saved like everything else.
import { Input } from 'antd';
import { useWords } from '../app/language';
import type { ShownFinding } from './shown-finding';
import { useDraft, useField, useProblem } from './use-draft';

export const ExplanationBox = ({ finding }: { finding: ShownFinding }) => {
  const draft = useDraft();
  const [value, type] = useField(`explanation:${finding.id}`);
  const problem = useProblem(`explanation:${finding.id}`);
  const say = useWords();
  return (
    <>
      <Input.TextArea
        className="explanation-box"
        aria-label={say({ zh: `说明：${finding.message}`, en: `Explanation: ${finding.message}` })}
        placeholder={say({ zh: '请写明原因，随报告一并提交', en: 'Say why; it is submitted with the report' })}
        autoSize={{ minRows: 1, maxRows: 8 }}
        value={value ?? ''}
        onChange={(event) => type(event.target.value)}
        onCompositionStart={() => draft.composing(true)}
        onCompositionEnd={() => draft.composing(false)}
        data-testid={`explain-${finding.id}`}
      />
      {problem !== null && <span className="field-problem">{problem}</span>}
    </>
  );
};

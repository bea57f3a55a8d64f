// Shows how grave a finding is: a sign and a word, not only a colour.
import { BulbOutlined, CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { Words } from '@camphor/domain';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import type { ShownFinding } from './shown-finding';

export const statusWords: Record<ShownFinding['status'], Words> = {
  fail: { zh: '必须改正', en: 'Must be mended' },
  warn: { zh: '需要说明', en: 'Asks for an explanation' },
  hint: { zh: '提示', en: 'Hint' },
  pass: { zh: '通过', en: 'Passed' },
  skipped: { zh: '未检查', en: 'Not checked' },
};
const signs: Record<ShownFinding['status'], ReactNode> = {
  fail: <CloseCircleOutlined aria-hidden />,
  warn: <ExclamationCircleOutlined aria-hidden />,
  hint: <BulbOutlined aria-hidden />,
  pass: <CheckCircleOutlined aria-hidden />,
  skipped: <MinusCircleOutlined aria-hidden />,
};
export const FindingSign = ({ status }: { status: ShownFinding['status'] }) => {
  const say = useWords();
  return (
    <span className={`finding-sign sign-${status}`} title={say(statusWords[status])}>
      {signs[status]}
      <span className="visually-hidden">{say(statusWords[status])}：</span>
    </span>
  );
};

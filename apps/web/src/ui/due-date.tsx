// Shows a due date with what is left of it.
import type { ReportView } from '@camphor/contract';
import { Tooltip } from 'antd';
import { useWords } from '../app/language';
import { dateWords, leftWords, localDateOf } from './dates';

export interface DueDateProps {
  readonly due: string | null;
  readonly left: ReportView['left'];
}
export const DueDate = ({ due, left }: DueDateProps) => {
  const say = useWords();
  if (due === null) return null;
  const days = left?.workingDays;
  const tone = days === undefined ? '' : days < 0 ? ' due-passed' : days <= 3 ? ' due-near' : '';
  const text = say(dateWords(due, localDateOf(new Date().toISOString()).slice(0, 4)));
  return (
    <Tooltip
      title={
        left?.provisional
          ? say({
              zh: `${due}。该年度节假日安排尚未录入，工作日暂按周一至周五计算。`,
              en: `${due}. No calendar for that year yet: Monday to Friday were counted.`,
            })
          : due
      }
    >
      <time dateTime={due} className={`due-date${tone}`} tabIndex={0} data-testid="due-date">
        {text}
        {days !== undefined && `${say({ zh: '，', en: ', ' })}${say(leftWords(days))}`}
        {left?.provisional && say({ zh: '（暂定）', en: ' (provisional)' })}
      </time>
    </Tooltip>
  );
};

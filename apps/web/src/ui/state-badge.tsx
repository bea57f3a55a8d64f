// Shows the state of a report in the words of the unit or of the bureau; never by colour alone.
import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  GlobalOutlined,
  RollbackOutlined,
  TrophyOutlined,
} from '@ant-design/icons';
import { stateLabel, type State } from '@camphor/domain';
import { useWords } from '../app/language';

const signs: Record<State, React.ReactNode> = {
  draft: <EditOutlined aria-hidden />,
  submitted: <ClockCircleOutlined aria-hidden />,
  reviewed: <CheckCircleOutlined aria-hidden />,
  scored: <TrophyOutlined aria-hidden />,
  published: <GlobalOutlined aria-hidden />,
};
export interface StateBadgeProps {
  readonly state: State;
  readonly round: number;
  readonly side: 'unit' | 'bureau';
}
export const StateBadge = ({ state, round, side }: StateBadgeProps) => {
  const say = useWords();
  const returned = state === 'draft' && round > 1;
  return (
    <span className={`state-badge state-${returned ? 'returned' : state}`} data-testid="state-badge" data-state={state}>
      {returned ? <RollbackOutlined aria-hidden /> : signs[state]}
      {say(stateLabel(state, round, side))}
    </span>
  );
};

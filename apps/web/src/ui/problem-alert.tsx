// Shows a problem: what happened, what is safe, what to do; every reason with the way to where it is mended.
import { ProblemError, UnreachableError, type Problem } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useInRouterContext, useLocation } from 'react-router';
import { useWords } from '../app/language';
import { reasonPlace } from './anchors';

export interface ProblemAlertProps {
  /** What was thrown; null = the service was not reached. */
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** Says what is safe where the page knows better than this alert. */
  readonly safe?: Words;
  /** Address of the page on which the reasons' anchors stand; absent = this one. */
  readonly place?: string;
}
interface Said {
  readonly what: Words;
  readonly safe: Words;
  readonly next: Words;
}
const nothingChanged: Words = { zh: '没有改动任何内容。', en: 'Nothing was changed.' };

const unreachable: Said = {
  what: { zh: '暂时连接不上服务', en: 'The service cannot be reached' },
  safe: { zh: '您已填写的内容未丢失。', en: 'What you wrote is not lost.' },
  next: { zh: '请检查网络后再试；再试一次不会重复办理。', en: 'Check the network and try again; nothing will be done twice.' },
};
const unexpected: Said = {
  what: { zh: '出现意外情况', en: 'Something unexpected happened' },
  safe: { zh: '您已填写的内容未丢失。', en: 'What you wrote is not lost.' },
  next: {
    zh: '请再试一次；仍不行请把下面的编号告诉管理员。',
    en: 'Try again; if it does not help, tell the administrator the number below.',
  },
};
const byStatus = (problem: Problem): Said => {
  const what: Words = { zh: problem.title, en: problem.title };
  const say = (zh: string, en: string): Said => ({ what, safe: nothingChanged, next: { zh, en } });
  switch (problem.status) {
    case 401:
      return say('请重新登录后继续。', 'Sign in again and go on.');
    case 403:
      return say('如确需办理，请联系有该职责的人员。', 'Ask the person whose task it is.');
    case 404:
      return say('请返回上一页，或核对网址。', 'Go back, or check the address.');
    case 409:
    case 412:
      return say('请刷新后查看最新情况，再决定是否办理。', 'Reload, look at how it stands now, and decide again.');
    case 400:
    case 413:
    case 415:
    case 422:
      return say('请按下列说明处理后再试。', 'Mend what is listed and try again.');
    case 429:
      return say('请稍候再试。', 'Wait a little and try again.');
    default:
      return { ...unexpected, what };
  }
};
const saidOf = (error: unknown): Said => {
  if (error === null || error instanceof UnreachableError) return unreachable;
  return error instanceof ProblemError ? byStatus(error.problem) : unexpected;
};

export interface ShownReason {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly message: string;
}
/** The reasons of a refusal; each that has a place is a link to it. */
export const ReasonList = ({
  reasons,
  place,
  onJump,
}: {
  reasons: readonly ShownReason[];
  place?: string | undefined;
  onJump?: () => void;
}) => {
  const routed = useInRouterContext();
  return (
    <ul className="reasons">
      {reasons.map((reason, index) => {
        const to = reasonPlace(reason.facts);
        return (
          <li key={`${reason.code}-${index}`}>
            {to && routed ? (
              <Link to={`${place ?? ''}${to}`} onClick={onJump} data-jump>
                {reason.message}
              </Link>
            ) : (
              reason.message
            )}
          </li>
        );
      })}
    </ul>
  );
};

const SignInAgain = () => {
  const say = useWords();
  const { pathname, search } = useLocation();
  return <Link to={`/login?back=${encodeURIComponent(pathname + search)}`}>{say({ zh: '重新登录', en: 'Sign in again' })}</Link>;
};

export const ProblemAlert = ({ error, onRetry, safe, place }: ProblemAlertProps) => {
  const say = useWords();
  const queries = useQueryClient();
  const routed = useInRouterContext();
  const said = saidOf(error);
  const problem = error instanceof ProblemError ? error.problem : null;
  const stale = problem?.status === 412 || problem?.status === 409;
  const reasons = problem?.reasons ?? [];
  const soleReason = reasons.length === 1 && !reasonPlace(reasons[0]?.facts ?? {}) ? reasons[0]?.message : undefined;
  return (
    <Alert
      type={problem && problem.status < 500 ? 'warning' : 'error'}
      showIcon
      role="alert"
      className="problem-alert"
      data-testid="problem"
      title={soleReason ?? (problem?.detail && reasons.length === 0 ? problem.detail : say(said.what))}
      description={
        <>
          {reasons.length > 0 && soleReason === undefined && <ReasonList reasons={reasons} place={place} />}
          <p>
            {say(safe ?? said.safe)}
            {/* A sole reason says itself what to do. */}
            {soleReason === undefined && say(said.next)}
          </p>
          <p className="problem-ways">
            {onRetry && problem?.status !== 404 && problem?.status !== 403 && (
              <Button size="small" onClick={onRetry}>
                {say({ zh: '再试一次', en: 'Try again' })}
              </Button>
            )}
            {stale && (
              <Button size="small" onClick={() => void queries.invalidateQueries()}>
                {say({ zh: '刷新', en: 'Reload' })}
              </Button>
            )}
            {problem?.status === 401 && routed && <SignInAgain />}
            {problem?.status === 404 && routed && <Link to="/">{say({ zh: '回到首页', en: 'Back to the start' })}</Link>}
            {problem && (
              <small>
                {say({ zh: '编号', en: 'Request' })} {problem.request}
              </small>
            )}
          </p>
        </>
      }
    />
  );
};

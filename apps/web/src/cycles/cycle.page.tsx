// Shows one year's work to its supervisor: planned, changed, opened, closed.
import type { ShownCycle } from '@camphor/contract';
import { cycleStateWords, type Words } from '@camphor/domain';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { Link, useBlocker, useNavigate, useParams } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { useCycle } from '../app/cycle';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { localDateOf } from '../ui/dates';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { changesOf, draftOfCycle, nextDraft, problemsOf, rebased, type CycleDraft } from './cycle-draft';
import { CycleForm } from './cycle-form';
import './cycles.css';

const words = {
  plan: { zh: '布置新年度', en: 'Plan a new year' },
  all: { zh: '全部年度', en: 'All years' },
  notFound: { zh: '没有这个年度的工作，或不归您管理。', en: 'There is no such cycle, or it is not yours.' },
  create: { zh: '布置', en: 'Plan' },
  save: { zh: '保存修改', en: 'Save' },
  open: { zh: '开放填报', en: 'Open' },
  reopen: { zh: '重新开放', en: 'Open again' },
  close: { zh: '结束填报', en: 'Close' },
  cancel: { zh: '取消', en: 'Cancel' },
  nothing: { zh: '没有修改', en: 'Nothing has changed' },
  first: { zh: '请先保存或放弃修改', en: 'Save the changes first, or discard them' },
  discard: { zh: '放弃修改', en: 'Discard' },
  saved: { zh: '已保存。', en: 'Saved.' },
  planned: {
    zh: '布置后单位还看不到填报入口，核对无误再“开放填报”。',
    en: 'Units cannot begin before it is opened; check it first.',
  },
  closedNow: { zh: '填报已结束，规则不再修改；需要时可以重新开放。', en: 'It is closed and its rules stand; it can be opened again.' },
  leave: { zh: '修改还没有保存，确定离开吗？', en: 'The changes are not saved. Leave?' },
} satisfies Record<string, Words>;
const means = {
  open: (units: number): Words => ({
    zh: `开放后，${units} 个单位即可开始填报并提交。`,
    en: `${units} units can begin and submit.`,
  }),
  close: (): Words => ({
    zh: '结束后，单位不能再开始或提交报告；已提交的照常审核、评分和公布。',
    en: 'Units can neither begin nor submit any more; what is submitted goes on to be reviewed, scored and published.',
  }),
};

const Moves = ({ cycle, waits }: { cycle: ShownCycle; waits: boolean }) => {
  const say = useWords();
  const open = useChange('openCycle');
  const close = useChange('closeCycle');
  const [asking, setAsking] = useState<'open' | 'close' | null>(null);
  const move = asking === 'close' ? close : open;
  const label = cycle.state === 'open' ? words.close : cycle.state === 'closed' ? words.reopen : words.open;
  const send = () => move.mutate({ params: { id: cycle.id }, ifMatch: cycle.version }, { onSuccess: () => setAsking(null) });
  return (
    <>
      {waits && (
        <span id="cycle-first" className="quiet">
          {say(words.first)}
        </span>
      )}
      <Button
        type={cycle.state === 'planned' ? 'primary' : 'default'}
        disabled={waits}
        aria-describedby={waits ? 'cycle-first' : undefined}
        onClick={() => setAsking(cycle.state === 'open' ? 'close' : 'open')}
        data-testid="move-cycle"
      >
        {say(label)}
      </Button>
      {asking && (
        <Modal
          open
          title={say(label)}
          okText={say(label)}
          cancelText={say(words.cancel)}
          confirmLoading={move.isPending}
          onOk={send}
          onCancel={() => setAsking(null)}
          okButtonProps={buttonMark('confirm-cycle')}
        >
          <p className="consequence">{say(means[asking](cycle.units))}</p>
          {move.error && <ProblemAlert error={move.error} onRetry={send} />}
        </Modal>
      )}
    </>
  );
};

const CycleEditor = ({ cycle, last }: { cycle: ShownCycle | null; last: ShownCycle | null }) => {
  const say = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const { choose } = useCycle();
  const create = useChange('createCycle');
  const patch = useChange('patchCycle');
  const first = cycle ? draftOfCycle(cycle) : nextDraft(last, Number(localDateOf(new Date().toISOString()).slice(0, 4)));
  const [typed, setTyped] = useState<{ readonly draft: CycleDraft; readonly base: ShownCycle | null } | null>(null);
  const [tried, setTried] = useState(false);
  // Somebody else may have saved meanwhile: what they changed stands, and only what was typed here is sent upon it.
  const upon = typed && cycle && typed.base ? rebased(typed.draft, typed.base, cycle) : null;
  const draft = upon?.draft ?? typed?.draft ?? first;
  const type = (next: CycleDraft) => setTyped({ draft: next, base: cycle });
  const problems = problemsOf(draft);
  const changes = cycle && changesOf(draft, cycle);
  const dirty = typed !== null && (cycle === null || changes !== null);
  const made = useRef(false);
  const blocker = useBlocker(useCallback(() => dirty && !made.current, [dirty]));
  const change = cycle ? patch : create;
  const write = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    if (!cycle) {
      const { year, ...rest } = draft;
      create.mutate(
        { body: { ...rest, name: rest.name.trim(), year: Number(year) } },
        {
          onSuccess: ({ body }) => {
            made.current = true;
            choose(body.id);
            void go(`/cycles/${body.id}`, { replace: true });
          },
        },
      );
    } else if (changes)
      patch.mutate(
        { params: { id: cycle.id }, ifMatch: cycle.version, body: changes },
        { onSuccess: () => setTyped(null), onError: () => void queries.invalidateQueries({ queryKey: ['listCycles'] }) },
      );
  };
  const idle = cycle !== null && !dirty;
  return (
    <PageFrame
      title={cycle ? cycle.name : say(words.plan)}
      head={
        <>
          {cycle && <span className="quiet">{say(cycleStateWords[cycle.state])}</span>}
          {cycle && <span className="quiet">{say({ zh: `${cycle.units} 个单位`, en: `${cycle.units} units` })}</span>}
          <Link to="/cycles">{say(words.all)}</Link>
        </>
      }
      bar={
        <div className="action-bar">
          {patch.isSuccess && !dirty && (
            <span role="status" className="quiet" data-testid="cycle-saved">
              {say(words.saved)}
            </span>
          )}
          {cycle && <Moves cycle={cycle} waits={dirty} />}
          {cycle && dirty && (
            <Button onClick={() => setTyped(null)} data-testid="discard-cycle">
              {say(words.discard)}
            </Button>
          )}
          {cycle?.state !== 'closed' && (
            <>
              {idle && (
                <span id="cycle-idle" className="quiet">
                  {say(words.nothing)}
                </span>
              )}
              <Button
                type={idle ? 'default' : 'primary'}
                disabled={idle}
                aria-describedby={idle ? 'cycle-idle' : undefined}
                loading={change.isPending}
                onClick={write}
                data-testid="save-cycle"
              >
                {say(cycle ? words.save : words.create)}
              </Button>
            </>
          )}
        </div>
      }
    >
      <div className="stack">
        {change.error && <ProblemAlert error={change.error} onRetry={write} />}
        {upon !== null && upon.both.length > 0 && (
          <Alert
            type="warning"
            showIcon
            data-testid="changed-by-both"
            title={say({
              zh: `这期间别人也修改了：${upon.both.map(({ zh }) => zh).join('、')}。保存后以您的为准。`,
              en: `Somebody else changed too: ${upon.both.map(({ en }) => en).join(', ')}. Saving makes yours stand.`,
            })}
          />
        )}
        {cycle?.state === 'planned' && <Alert type="info" showIcon title={say(words.planned)} />}
        {cycle?.state === 'closed' && <Alert type="info" showIcon title={say(words.closedNow)} />}
        <CycleForm draft={draft} cycle={cycle} problems={tried || cycle ? problems : {}} onChange={type} />
      </div>
      <Modal
        open={blocker.state === 'blocked'}
        title={say(words.leave)}
        okText={say(words.discard)}
        cancelText={say(words.cancel)}
        onOk={() => blocker.proceed?.()}
        onCancel={() => blocker.reset?.()}
      />
    </PageFrame>
  );
};

const CyclePage = () => {
  const say = useWords();
  const { id = '' } = useParams();
  const answer = useAnswer('listCycles');
  if (!answer.data) {
    return (
      <PageFrame title={say(words.plan)}>
        {answer.error ? <ProblemAlert error={answer.error} onRetry={() => void answer.refetch()} /> : <CardSkeleton rows={10} />}
      </PageFrame>
    );
  }
  const { items } = answer.data;
  const cycle = items.find((one) => one.id === id) ?? null;
  if (id !== 'new' && !cycle) {
    return (
      <PageFrame title={say(words.plan)} head={<Link to="/cycles">{say(words.all)}</Link>}>
        {answer.isFetching ? <CardSkeleton rows={10} /> : <EmptyState what={say(words.notFound)} />}
      </PageFrame>
    );
  }
  const last = [...items].sort((a, b) => b.year - a.year)[0] ?? null;
  return <CycleEditor key={id} cycle={cycle} last={last} />;
};
export default CyclePage;

// Shows the timeline of a report: who did what, when and via what, what changed, and how far the chain reaches.
import type { Words } from '@camphor/domain';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { isUnitSide } from '../app/rail';
import { useMe } from '../app/session';
import { Chips } from '../review/chips';
import { dateWords, localDateOf } from '../ui/dates';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { CardSkeleton } from '../ui/skeletons';
import { StateBadge } from '../ui/state-badge';
import { ChainState } from './chain-state';
import { isMilestone } from './change-lines';
import { Happening } from './happening';
import { useTrail } from './use-trail';
import '../review/bureau.css';
import './audit.css';

const words = {
  title: { zh: '留痕', en: 'Timeline' },
  report: { zh: '看报告', en: 'Read the report' },
  score: { zh: '看得分', en: 'See the score' },
  filter: { zh: '筛选', en: 'Filter' },
  milestones: { zh: '主要环节', en: 'Milestones' },
  all: { zh: '全部记录', en: 'Everything' },
  older: { zh: '更早的记录', en: 'Older records' },
  none: { zh: '还没有记录。报告的每一次改动都会留在这里。', en: 'No record yet. Every change of the report will stand here.' },
  noMilestone: { zh: '还没有主要环节的记录。', en: 'No milestone yet.' },
  openAll: { zh: '展开全部改动', en: 'Open all changes' },
  closeAll: { zh: '收起全部改动', en: 'Close all changes' },
} satisfies Record<string, Words>;
type Shown = 'all' | 'milestones';

const TimelinePage = () => {
  const say = useWords();
  const { roles } = useMe();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState(false);
  const report = useAnswer('getReport', { params: { id } });
  const trail = useTrail(id);
  const scored = report.data?.result !== null && report.data !== undefined;
  const score = useAnswer('getScore', { params: { id } }, { enabled: scored });
  const indicators = useMemo(() => new Map((score.data?.lines ?? []).map((line) => [line.indicator, line.name])), [score.data]);

  const milestones = trail.items.filter(({ action }) => isMilestone(action));
  const shown: Shown = search.get('show') === 'milestones' ? 'milestones' : 'all';
  const items = shown === 'milestones' ? milestones : trail.items;
  const days = [...new Set(items.map(({ at }) => localDateOf(at)))];
  const view = report.data;
  const thisYear = localDateOf(new Date().toISOString()).slice(0, 4);
  return (
    <PageFrame
      title={view ? `${say(words.title)} · ${view.unit.name}` : say(words.title)}
      head={
        <>
          {view && <StateBadge state={view.state} round={view.round} side={isUnitSide(roles) ? 'unit' : 'bureau'} />}
          <Link to={isUnitSide(roles) ? `/reports/${id}` : `/review/${id}`}>{say(words.report)}</Link>
          {scored && <Link to={`/reports/${id}/score`}>{say(words.score)}</Link>}
        </>
      }
    >
      {trail.error && <ProblemAlert error={trail.error} onRetry={trail.readAgain} />}
      {trail.asking && <CardSkeleton rows={10} />}
      {trail.chain && <ChainState reportId={id} chain={trail.chain} read={trail.items.map(({ seq }) => seq)} />}
      {trail.chain && trail.items.length === 0 && <EmptyState what={say(words.none)} />}
      {trail.items.length > 0 && (
        <>
          <div className="timeline-tools">
            <Chips
              label={say(words.filter)}
              chosen={shown}
              onChoose={(key) => setSearch(key === 'all' ? {} : { show: key }, { replace: true })}
              chips={[
                { key: 'all', label: say(words.all), count: trail.items.length },
                { key: 'milestones', label: say(words.milestones), count: milestones.length },
              ]}
            />
            <Button size="small" onClick={() => setOpen(!open)}>
              {say(open ? words.closeAll : words.openAll)}
            </Button>
          </div>
          {items.length === 0 && <EmptyState what={say(words.noMilestone)} />}
          {days.map((day) => (
            <section key={day} className="timeline-day">
              <h2>{say(dateWords(day, thisYear))}</h2>
              <ol className="timeline" data-testid="timeline">
                {items
                  .filter(({ at }) => localDateOf(at) === day)
                  .map((item) => (
                    <Happening key={`${item.seq}-${String(open)}`} item={item} indicators={indicators} open={open} />
                  ))}
              </ol>
            </section>
          ))}
          {trail.more && (
            <Button loading={trail.askingMore} onClick={trail.readMore} data-testid="older">
              {say(words.older)}
            </Button>
          )}
        </>
      )}
    </PageFrame>
  );
};
export default TimelinePage;

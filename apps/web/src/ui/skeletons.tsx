// Shows the real layout in grey while it is loading, so that nothing jumps.
import { Skeleton } from 'antd';
import { useWords } from '../app/language';

const Loading = ({ children }: { children: React.ReactNode }) => {
  const say = useWords();
  return (
    <div role="status" aria-label={say({ zh: '正在载入', en: 'Loading' })} className="skeleton">
      {children}
    </div>
  );
};

export const CardSkeleton = ({ rows = 4 }: { rows?: number }) => (
  <Loading>
    <Skeleton active paragraph={{ rows }} />
  </Loading>
);

export const TableSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <Loading>
    {Array.from({ length: rows }, (_, index) => (
      <Skeleton.Input key={index} active block className="skeleton-row" />
    ))}
  </Loading>
);

/** A head, a list of chapters and a text with a table in it. */
export const ReportSkeleton = () => (
  <Loading>
    <Skeleton active title={{ width: '40%' }} paragraph={{ rows: 1, width: '60%' }} />
    <div className="skeleton-report">
      <Skeleton active title={false} paragraph={{ rows: 10, width: '80%' }} />
      <div>
        <Skeleton.Node active className="skeleton-table" />
        <Skeleton active paragraph={{ rows: 8 }} />
      </div>
    </div>
  </Loading>
);

export const Skeletons = { Card: CardSkeleton, Table: TableSkeleton, Report: ReportSkeleton } as const;

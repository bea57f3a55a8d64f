// Shows what will stand here and the one thing to do.
import type { ReactNode } from 'react';

export const EmptyState = ({ what, action }: { what: ReactNode; action?: ReactNode }) => (
  <div className="empty-state">
    <p>{what}</p>
    {action}
  </div>
);

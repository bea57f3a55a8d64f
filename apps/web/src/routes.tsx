// Decides which page stands at which address; every page is loaded when it is first asked for.
import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { BrokenPage } from './app/broken.page';
import { CardSkeleton } from './ui/skeletons';

const page = (load: () => Promise<{ default: ComponentType }>): Pick<RouteObject, 'lazy'> => ({
  lazy: async () => ({ Component: (await load()).default }),
});

const waiting = (
  <div className="page">
    <CardSkeleton />
  </div>
);

export const router = createBrowserRouter([
  { path: '/login', errorElement: <BrokenPage />, hydrateFallbackElement: waiting, ...page(() => import('./people/sign-in.page')) },
  {
    lazy: async () => ({ Component: (await import('./app/frame')).Frame }),
    errorElement: <BrokenPage />,
    hydrateFallbackElement: waiting,
    children: [
      {
        errorElement: <BrokenPage />,
        children: [
          { path: '/', ...page(() => import('./reports/home.page')) },
          { path: '/reports/:id', ...page(() => import('./reports/report.page')) },
          { path: '/reports/:id/submit', ...page(() => import('./reports/submit.page')) },
          { path: '/reports/:id/score', ...page(() => import('./scoring/score.page')) },
          { path: '/reports/:id/sheets', ...page(() => import('./scoring/moderation.page')) },
          { path: '/reports/:id/timeline', ...page(() => import('./audit/timeline.page')) },
          { path: '/trails', ...page(() => import('./audit/search.page')) },
          { path: '/import/:importId', ...page(() => import('./reading/import.page')) },
          { path: '/queue', ...page(() => import('./review/review-queue.page')) },
          { path: '/review/:id', ...page(() => import('./review/review.page')) },
          { path: '/score/:id', ...page(() => import('./scoring/score-sheet.page')) },
          { path: '/board', ...page(() => import('./cycles/board.page')) },
          { path: '/cycles', ...page(() => import('./cycles/cycles.page')) },
          { path: '/cycles/:id', ...page(() => import('./cycles/cycle.page')) },
          { path: '/recalculations', ...page(() => import('./recalculation/recalculations.page')) },
          { path: '/recalculations/compare', ...page(() => import('./recalculation/compare.page')) },
          { path: '/recalculations/:id', ...page(() => import('./recalculation/run.page')) },
          { path: '/units', ...page(() => import('./people/units.page')) },
          { path: '/units/import', ...page(() => import('./people/import-units.page')) },
          { path: '/accounts', ...page(() => import('./people/accounts.page')) },
          { path: '/accounts/import', ...page(() => import('./people/import-accounts.page')) },
          { path: '/schemes', ...page(() => import('./schemes/schemes.page')) },
          { path: '/schemes/:id', ...page(() => import('./schemes/scheme.page')) },
          { path: '/inbox', ...page(() => import('./reminders/inbox.page')) },
          { path: '*', lazy: async () => ({ Component: (await import('./app/lost.page')).LostPage }) },
        ],
      },
    ],
  },
]);

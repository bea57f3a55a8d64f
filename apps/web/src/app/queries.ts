// Decides how long answers stay fresh and what is asked again by itself.
import { QueryClient } from '@tanstack/react-query';
import { mayTryAgain } from './client';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && mayTryAgain(error),
      retryDelay: (failures) => 600 * 2 ** failures,
      // An intranet has no way out; what the browser thinks of the network says nothing about the service.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

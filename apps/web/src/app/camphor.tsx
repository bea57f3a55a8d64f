// Shows the application: language, look, session, cycle and routes around each other.
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router';
import { router } from '../routes';
import { LanguageProvider } from './language';
import { LookProvider } from './look';
import { queries } from './queries';
import { SessionProvider } from './session';
import './styles.css';

export const Camphor = () => (
  <LanguageProvider>
    <LookProvider>
      <QueryClientProvider client={queries}>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </QueryClientProvider>
    </LookProvider>
  </LanguageProvider>
);

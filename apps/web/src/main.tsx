// Starts the page.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Camphor } from './app/camphor';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Camphor />
    </StrictMode>,
  );
}

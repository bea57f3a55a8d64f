// Decides how the page is built: one entry, lazy pages, no remote anything.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = import.meta.dirname;
const library = (name: string) => resolve(here, `../../libs/${name}/src/index.ts`);

export default defineConfig({
  root: here,
  plugins: [react()],
  resolve: { alias: { '@camphor/domain': library('domain'), '@camphor/contract': library('contract') } },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000', '/public': 'http://127.0.0.1:3000' } },
  build: {
    outDir: resolve(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // The libraries only declare: what a page does not use of them stays out of it, though their files come through one index.
      treeshake: { moduleSideEffects: (id: string) => !/[\\/]libs[\\/](domain|contract)[\\/]src[\\/]/.test(id) },
      output: {
        // Pages share what they share by themselves; these three change more rarely than the rest and are named so that they stay cached.
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/, priority: 30 },
            { name: 'contract', test: /(node_modules[\\/]zod[\\/]|libs[\\/]contract[\\/])/, priority: 20 },
            { name: 'decimal', test: /node_modules[\\/]decimal\.js[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
});

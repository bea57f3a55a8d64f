// Works the findings out beside the page, so that typing never waits for them.
import { findingsOfContent } from './findings-of-content';
import type { Asked, Told } from './findings-desk';

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  const told: Told = { number: data.number, findings: findingsOfContent(data.content, data.around, data.scheme) };
  postMessage(told);
});

// Shows the states of a cycle by name.
import type { Cycle } from '@camphor/contract';
import type { Words } from '@camphor/domain';

export const cycleStateWords: Record<Cycle['state'], Words> = {
  planned: { zh: '未开放', en: 'planned' },
  open: { zh: '已开放', en: 'open' },
  closed: { zh: '已结束', en: 'closed' },
};

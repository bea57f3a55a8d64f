// Says that typing on leaves only the newest question waiting, and that a worker that fails is stood in for.
import { emptyContent, type ReportContent } from '@camphor/domain';
import { openFindingsDesk, type Asked, type Hand, type Told } from './findings-desk';

const around = {
  required: { sections: [], forms: [] },
  unit: { kind: 'township', name: '甲乡' },
  cycle: { year: 2023 },
  lastYear: null,
} as never;
const content = (score: string): ReportContent => ({ ...emptyContent, figures: { 'result.selfScore': score } });

const workshop = () => {
  const sent: Asked[] = [];
  const hand: NonNullable<Hand> = {
    postMessage: (asked: Asked) => void sent.push(asked),
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
  };
  const answer = (asked: Asked | undefined) => {
    const data: Told = {
      number: asked?.number ?? 0,
      findings: [{ id: `of ${asked?.content.figures['result.selfScore'] ?? ''}` } as never],
    };
    hand.onmessage?.call(hand as Worker, { data } as MessageEvent<Told>);
  };
  return { sent, hand, answer };
};

test('while one question is worked on only the newest waits', () => {
  const { sent, hand, answer } = workshop();
  const told: string[] = [];
  const desk = openFindingsDesk((findings) => told.push(findings[0]?.id ?? ''), hand);
  for (const score of ['1', '2', '3']) desk.ask(content(score), around, null);
  expect(sent.map(({ content: asked }) => asked.figures['result.selfScore'])).toEqual(['1']);
  answer(sent[0]);
  expect(sent.map(({ content: asked }) => asked.figures['result.selfScore'])).toEqual(['1', '3']);
  answer(sent[1]);
  expect(told).toEqual(['of 1', 'of 3']);
});
test('without a worker, or after it failed, the findings are worked out in place', () => {
  const told: number[] = [];
  const alone = openFindingsDesk((findings) => told.push(findings.length), null);
  alone.ask(content('1'), around, null);
  const { hand } = workshop();
  const desk = openFindingsDesk((findings) => told.push(findings.length), hand);
  desk.ask(content('1'), around, null);
  hand.onerror?.call(hand as Worker, {} as ErrorEvent);
  expect(told).toHaveLength(2);
  expect(told[0]).toBeGreaterThan(10);
  expect(told[1]).toBe(told[0]);
});

// Shows how the unit took the result: accepted, objected, or still free to; lets its head answer and the supervisor decide.
import type { ReportView, Score } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { buttonMark } from '../review/button-mark';
import { dateWords, leftWords, localDateOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';
import { ObjectForm } from './object-form';
import { Objections } from './objections';

const words = {
  accept: { zh: '确认结果', en: 'Accept the result' },
  object: { zh: '提出异议', en: 'Object' },
  accepted: { zh: '单位已确认结果。', en: 'The unit has accepted the result.' },
  objected: { zh: '单位已提出异议。', en: 'The unit has objected.' },
  consequence: {
    zh: '确认后，结果可以公布，不能再对本次评定提出异议。',
    en: 'The result can be published; no objection to it is possible afterwards.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
} satisfies Record<string, Words>;

const pending = (until: string | null): Words => {
  if (until === null) return { zh: '等待单位确认结果。', en: 'Waiting for the unit to accept.' };
  const { zh, en } = dateWords(until);
  return { zh: `等待单位确认结果，异议期至 ${zh}。`, en: `Waiting for the unit, which may object until ${en}.` };
};
const askedOf = (until: string | null, left: number | undefined): Words => {
  if (until === null) return { zh: '请确认评定结果。', en: 'Please accept the result, or object.' };
  const { zh, en } = dateWords(until);
  const rest = left === undefined ? { zh: '', en: '' } : { zh: `（${leftWords(left).zh}）`, en: ` (${leftWords(left).en})` };
  return { zh: `请确认评定结果；如有异议，请不晚于 ${zh}${rest.zh}提出。`, en: `Please accept the result, or object by ${en}${rest.en}.` };
};
const passed = (until: string): Words => ({
  zh: `异议期已于 ${dateWords(until).zh} 结束，单位未提出异议。`,
  en: `The time for objections ended on ${dateWords(until).en} without one.`,
});

const HeadAnswer = ({ report, score }: { report: ReportView; score: Score }) => {
  const say = useWords();
  const accept = useChange('acceptResult');
  const [asked, setAsked] = useState<'accept' | 'object' | null>(null);
  return (
    <span className="acceptance-actions">
      <Button type="primary" onClick={() => setAsked('accept')} data-testid="accept-result">
        {say(words.accept)}
      </Button>
      <Button onClick={() => setAsked('object')} data-testid="object-result">
        {say(words.object)}
      </Button>
      <Modal
        open={asked === 'accept'}
        title={say(words.accept)}
        okText={say(words.accept)}
        cancelText={say(words.cancel)}
        confirmLoading={accept.isPending}
        onOk={() =>
          accept.mutate(
            { params: { id: report.id }, ifMatch: report.version, body: { accepted: true } },
            { onSuccess: () => setAsked(null) },
          )
        }
        onCancel={() => setAsked(null)}
        okButtonProps={buttonMark('confirm-accept')}
      >
        <p className="consequence">{say(words.consequence)}</p>
        {accept.error && <ProblemAlert error={accept.error} />}
      </Modal>
      {asked === 'object' && <ObjectForm report={report} score={score} onClose={() => setAsked(null)} />}
    </span>
  );
};

export const Acceptance = ({ report, score }: { report: ReportView; score: Score }) => {
  const say = useWords();
  const { result } = report;
  if (!result) return null;
  const waits = report.state === 'scored' && result.accepted === null;
  const over = result.objectionUntil !== null && localDateOf(new Date().toISOString()) > result.objectionUntil;
  const mayAnswer = waits && !over && report.rolesHere.includes('head');
  const sentence = (): Words => {
    if (result.accepted === true) return words.accepted;
    if (result.accepted === false) {
      return result.openObjections > 0
        ? {
            zh: `单位已提出异议，${result.openObjections} 项待处理。`,
            en: `The unit has objected; ${result.openObjections} to be decided.`,
          }
        : { zh: `${words.objected.zh}已全部处理。`, en: `${words.objected.en} All decided.` };
    }
    if (over && result.objectionUntil !== null) return passed(result.objectionUntil);
    return mayAnswer ? askedOf(result.objectionUntil, result.objectionLeft?.workingDays) : pending(result.objectionUntil);
  };
  return (
    <>
      {(waits || result.accepted !== null) && (
        <Alert
          className="acceptance"
          type={result.accepted === true ? 'success' : 'info'}
          showIcon
          title={say(sentence())}
          data-testid="acceptance"
          description={mayAnswer ? <HeadAnswer report={report} score={score} /> : undefined}
        />
      )}
      <Objections report={report} names={new Map(score.lines.map(({ indicator, name }) => [indicator, name]))} />
    </>
  );
};

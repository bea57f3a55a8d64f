// Shows the evidence of one place: each file to be opened or taken out, and the way to attach more.
import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import type { WireEvidence } from '@camphor/contract';
import { figureDefinition, type FigureKey, type Words } from '@camphor/domain';
import { Button, Popconfirm, Select } from 'antd';
import { useRef, useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { stampOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';
import { problemOfFile, sizeText } from './evidence-files';
import { downloadEvidence, useEvidenceDesk, type EvidenceDesk } from './use-evidence';

const words = {
  attach: { zh: '附佐证', en: 'Attach evidence' },
  remove: { zh: '移除', en: 'Remove' },
  removeAsk: { zh: '从草稿中移除这份佐证？以前提交的版本仍保留它。', en: 'Remove it from the draft? What was submitted keeps it.' },
  yes: { zh: '移除', en: 'Remove' },
  no: { zh: '取消', en: 'Cancel' },
} satisfies Record<string, Words>;

const Piece = ({ item, desk }: { item: WireEvidence; desk: EvidenceDesk }) => {
  const say = useWords();
  const remove = useChange('removeEvidence', { quiet: true });
  const [failed, setFailed] = useState<unknown>(null);
  const open = () => {
    setFailed(null);
    downloadEvidence(item).catch(setFailed);
  };
  return (
    <li className="evidence-piece" data-testid={`evidence-${item.id}`}>
      <Button
        size="small"
        type="link"
        icon={<PaperClipOutlined aria-hidden />}
        onClick={open}
        title={say({ zh: `下载 ${item.name}`, en: `Download ${item.name}` })}
      >
        <span className="evidence-name">{item.name}</span>
      </Button>
      <small className="quiet">
        {sizeText(item.size)} · {item.by} {stampOf(item.at)}
      </small>
      {desk.editable && (
        <Popconfirm
          title={say(words.removeAsk)}
          okText={say(words.yes)}
          cancelText={say(words.no)}
          onConfirm={() => remove.mutate({ params: { id: item.id } }, { onSettled: () => void desk.refresh() })}
        >
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            loading={remove.isPending}
            aria-label={`${say(words.remove)} ${item.name}`}
            data-testid={`remove-evidence-${item.id}`}
          />
        </Popconfirm>
      )}
      {(failed ?? remove.error) !== null && <ProblemAlert error={failed ?? remove.error} />}
    </li>
  );
};

interface Failed {
  readonly file: File;
  /** Known before it was sent, else what the service answered. */
  readonly why: Words | null;
  readonly error: unknown;
}

/** Files go one after the other; one that fails stands by its name and does not hold back the others. */
const useSending = (target: string, desk: EvidenceDesk) => {
  const attach = useChange('attachEvidence', { quiet: true });
  const [sending, setSending] = useState<{ readonly name: string; readonly number: number; readonly of: number } | null>(null);
  const [failed, setFailed] = useState<readonly Failed[]>([]);
  const send = async (files: readonly File[]): Promise<void> => {
    setFailed([]);
    const there: { size: number }[] = [...desk.all];
    for (const [index, file] of files.entries()) {
      setSending({ name: file.name, number: index + 1, of: files.length });
      const why = desk.limits && problemOfFile(file, there, desk.limits);
      if (why) {
        setFailed((before) => [...before, { file, why, error: null }]);
        continue;
      }
      try {
        await attach.mutateAsync({ params: { id: desk.reportId }, body: { target }, file: { name: file.name, content: file } });
        there.push(file);
      } catch (error) {
        setFailed((before) => [...before, { file, why: null, error }]);
      }
    }
    setSending(null);
    await desk.refresh();
  };
  return { send, sending, failed };
};

interface AttachProps {
  readonly target: string;
  readonly desk: EvidenceDesk;
  /** What the file is attached to, for reading aids. */
  readonly label: string;
  /** Only the sign: beside a figure there is no room for words, and sixty cells are no place for sixty more stops of the keyboard. */
  readonly brief?: boolean;
}
export const AttachEvidence = ({ target, desk, label, brief = false }: AttachProps) => {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const { send, sending, failed } = useSending(target, desk);
  const name = `${label}：${say(words.attach)}`;
  return (
    <span className={brief ? 'evidence-attach evidence-brief' : 'evidence-attach'}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void send([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
        data-testid={`attach-${target}`}
      />
      <Button
        size="small"
        type="text"
        icon={<PaperClipOutlined aria-hidden />}
        loading={sending !== null}
        onClick={() => input.current?.click()}
        aria-label={name}
        title={name}
        {...(brief ? { tabIndex: -1 } : {})}
      >
        {brief && sending === null
          ? null
          : sending === null
            ? say(words.attach)
            : say({
                zh: `正在上传 ${sending.number}/${sending.of}：${sending.name}`,
                en: `Sending ${sending.number}/${sending.of}: ${sending.name}`,
              })}
      </Button>
      {failed.map(({ file, why, error }) => (
        <span key={file.name} className="evidence-failed">
          {why ? (
            <span className="field-problem" role="alert">
              {say(why)}
            </span>
          ) : (
            <>
              <b>{file.name}</b>
              <ProblemAlert error={error} onRetry={() => void send([file])} />
            </>
          )}
        </span>
      ))}
    </span>
  );
};

/** The files of some places, to be opened or taken out. */
export const EvidenceItems = ({ targets }: { targets: readonly string[] }) => {
  const desk = useEvidenceDesk();
  const items = desk ? targets.flatMap((target) => desk.at(target)) : [];
  if (!desk || items.length === 0) return null;
  return (
    <ul className="evidence" data-testid={`evidence-of-${targets[0] ?? ''}`}>
      {items.map((item) => (
        <Piece key={item.id} item={item} desk={desk} />
      ))}
    </ul>
  );
};

/** The files of one place and the way to attach more; nothing where there is neither. */
export const EvidenceList = ({ target, label }: { target: string; label: string }) => {
  const desk = useEvidenceDesk();
  if (!desk || (desk.at(target).length === 0 && !desk.editable)) return null;
  return (
    <div className="evidence-place">
      <EvidenceItems targets={[target]} />
      {desk.editable && <AttachEvidence target={target} desk={desk} label={label} />}
    </div>
  );
};

/** Sign beside a figure. */
export const FigureClip = ({ figure }: { figure: FigureKey }) => {
  const desk = useEvidenceDesk();
  const say = useWords();
  const { unit } = figureDefinition(figure);
  // Name, kind and year are proved by nothing.
  if (!desk?.editable || unit === 'text' || unit === 'unitKind' || unit === 'year') return null;
  return <AttachEvidence brief target={`figure:${figure}`} desk={desk} label={say(figureDefinition(figure).label)} />;
};

/** The foot of a section: its own files, and a choice of what a new one is attached to. */
export const SectionEvidence = ({
  target,
  label,
  figures,
  required,
}: {
  target: string;
  label: string;
  figures: readonly FigureKey[];
  required: boolean;
}) => {
  const desk = useEvidenceDesk();
  const say = useWords();
  const [chosen, setChosen] = useState(target);
  if (!desk || (desk.at(target).length === 0 && !desk.editable)) return null;
  const options = [
    { value: target, label: say({ zh: '本节', en: 'This section' }) },
    ...figures.map((figure) => ({ value: `figure:${figure}`, label: say(figureDefinition(figure).label) })),
  ];
  return (
    <div className="evidence-place">
      <h4>
        {required && <span className="required-sign">*</span>}
        {say({ zh: '佐证材料', en: 'Evidence' })}
        {required && desk.at(target).length === 0 && (
          <small className="quiet own-heading">{say({ zh: '本节须附佐证', en: 'required here' })}</small>
        )}
      </h4>
      <EvidenceItems targets={[target]} />
      {desk.editable && (
        <span className="evidence-add">
          {figures.length > 0 && (
            <Select
              size="small"
              value={chosen}
              options={options}
              onChange={setChosen}
              popupMatchSelectWidth={false}
              aria-label={say({ zh: `${label}：佐证附到哪里`, en: `${label}: attach to` })}
            />
          )}
          <AttachEvidence
            target={chosen}
            desk={desk}
            label={chosen === target ? label : (options.find(({ value }) => value === chosen)?.label ?? label)}
          />
        </span>
      )}
    </div>
  );
};

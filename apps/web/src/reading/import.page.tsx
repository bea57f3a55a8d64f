// Shows what was read of a file: the source left, what was understood right, each lighting the other; nothing is saved before it is accepted.
import type { Imported, WireFinding } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { Alert, Button, Segmented } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useAnswer } from '../app/client';
import { useWords } from '../app/language';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { ReportSkeleton } from '../ui/skeletons';
import { useWide } from '../ui/wide';
import { showInSource, SourceText, type Lit } from './source-text';
import { isDoubtful, toCheck, understoodFigures, type UnderstoodFigure } from './understood';
import { FigureRow, SectionRow } from './understood-rows';
import { useAccept } from './use-accept';
import { useTicks } from './use-ticks';
import './import.css';

const words = {
  source: { zh: '原文', en: 'Source' },
  understood: { zh: '识别结果', en: 'What was understood' },
  lookFirst: { zh: '请先核对', en: 'Look at these first' },
  all: { zh: '全选', en: 'All' },
  none: { zh: '全不选', en: 'None' },
  nothing: { zh: '请至少选择一项数据或一个章节。', en: 'Choose at least one figure or section.' },
  figures: { zh: '数据', en: 'Figures' },
  sections: { zh: '章节', en: 'Sections' },
  acceptAll: { zh: '全部采用', en: 'Accept all' },
  leave: { zh: '不采用，返回', en: 'Leave without saving' },
} satisfies Record<string, Words>;

const Understanding = ({ imported }: { imported: Imported }) => {
  const say = useWords();
  const go = useNavigate();
  const wide = useWide(900);
  const [side, setSide] = useState<'understood' | 'source'>('understood');
  const [lit, setLit] = useState<Lit>(null);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const figures = useMemo(() => understoodFigures(imported), [imported]);
  const figureTicks = useTicks(figures.map(({ key }) => key));
  const sectionTicks = useTicks(imported.sections.map(({ key }) => key));
  const { run, existing, ready, cycle } = useAccept(imported);
  const all =
    figureTicks.chosen.length === figures.length && sectionTicks.chosen.length === new Set(imported.sections.map(({ key }) => key)).size;
  const [choices, setChoices] = useState<Readonly<Record<string, string>>>({});
  const choose = useCallback((key: string, value: string) => setChoices((before) => ({ ...before, [key]: value })), []);
  const nothing = figureTicks.chosen.length + sectionTicks.chosen.length === 0;
  const read: Words = {
    zh: `读出 ${figures.length} 项数据，发现 ${toCheck(imported)} 处需要核对`,
    en: `${figures.length} figures read, ${toCheck(imported)} places to check`,
  };
  const byKey = useMemo(() => {
    const found = new Map<string, WireFinding[]>();
    for (const finding of imported.findings) {
      if (finding.key === undefined || (finding.status !== 'fail' && finding.status !== 'warn')) continue;
      found.set(finding.key, [...(found.get(finding.key) ?? []), finding]);
    }
    return found;
  }, [imported.findings]);
  const show = useCallback(
    (start: number, key: string | null) => {
      if (!wide) setSide('source');
      setLit(key === null ? null : `figure:${key}`);
      requestAnimationFrame(() => showInSource(start, key));
    },
    [wide],
  );
  const send = async () => {
    setAsking(true);
    setFailed(null);
    try {
      const view = await run({
        ...(all ? {} : { figures: figureTicks.chosen, sections: [...new Set(sectionTicks.chosen)] }),
        ...(Object.keys(choices).length > 0 ? { values: choices } : {}),
      });
      void go(`/reports/${view.id}`, { state: { imported: say(read) } });
    } catch (error) {
      setFailed(error);
      setAsking(false);
    }
  };
  const group = (title: string, items: readonly UnderstoodFigure[]) =>
    items.length > 0 && (
      <section>
        <h3>
          {title} <small className="quiet">{items.length}</small>
        </h3>
        <ul>
          {items.map((figure) => (
            <FigureRow
              key={figure.key}
              figure={figure}
              ticked={figureTicks.ticked(figure.key)}
              lit={lit === `figure:${figure.key}`}
              findings={byKey.get(figure.key) ?? NO_FINDINGS}
              onTick={figureTicks.tick}
              onLight={setLit}
              onShow={show}
              chosen={choices[figure.key] ?? figure.value}
              onChoose={choose}
            />
          ))}
        </ul>
      </section>
    );
  const tickAll = (on: boolean) => {
    figureTicks.tickAll(on);
    sectionTicks.tickAll(on);
  };
  return (
    <PageFrame
      title={say({ zh: `导入：${imported.file}`, en: `Import: ${imported.file}` })}
      head={
        <span className="read-sum" role="status" data-testid="read-sum">
          {say(read)}
        </span>
      }
      bar={
        <div className="action-bar">
          <span className="quiet" id="accept-says">
            {nothing
              ? say(words.nothing)
              : existing
                ? say({
                    zh: `采用后写入 ${cycle?.year ?? ''} 年度报告，同一处已填的内容会被替换。`,
                    en: `Goes into the report of ${cycle?.year ?? ''}; what stands at the same places is replaced.`,
                  })
                : say({
                    zh: `采用后新建 ${cycle?.year ?? ''} 年度报告；采用前不保存任何内容。`,
                    en: `Makes the report of ${cycle?.year ?? ''}; nothing is saved before.`,
                  })}
          </span>
          <Button onClick={() => void go(-1)}>{say(words.leave)}</Button>
          <Button
            type="primary"
            loading={asking}
            disabled={!ready || nothing}
            aria-describedby="accept-says"
            onClick={() => void send()}
            data-testid="accept-import"
          >
            {all
              ? say(words.acceptAll)
              : say({
                  zh: `采用所选 ${figureTicks.chosen.length} 项数据、${sectionTicks.chosen.length} 个章节`,
                  en: `Accept ${figureTicks.chosen.length} figures and ${sectionTicks.chosen.length} sections`,
                })}
          </Button>
        </div>
      }
    >
      {failed !== null && <ProblemAlert error={failed} onRetry={() => void send()} />}
      {figures.length === 0 && imported.sections.length === 0 && (
        <Alert
          type="warning"
          showIcon
          className="arrived"
          title={say({ zh: '没有从文件中认出数据或章节', en: 'No figure or section was recognised in the file' })}
          description={say({
            zh: '请确认文件是自评报告，或返回后从空白开始填写。',
            en: 'Check that the file is a self-evaluation report, or go back and start from a blank one.',
          })}
        />
      )}
      {!wide && (
        <Segmented
          block
          className="import-sides"
          value={side}
          onChange={setSide}
          options={[
            { value: 'understood', label: say(words.understood) },
            { value: 'source', label: say(words.source) },
          ]}
        />
      )}
      <div className="import-columns">
        {(wide || side === 'source') && (
          <section className="import-source" aria-label={say(words.source)}>
            {wide && <h2>{say(words.source)}</h2>}
            <SourceText imported={imported} figures={figures} lit={lit} onLight={setLit} />
          </section>
        )}
        {(wide || side === 'understood') && (
          <section className="import-understood" aria-label={say(words.understood)}>
            <div className="understood-head">
              {wide && <h2>{say(words.understood)}</h2>}
              <span>
                <Button size="small" type="text" onClick={() => tickAll(true)}>
                  {say(words.all)}
                </Button>
                <Button size="small" type="text" onClick={() => tickAll(false)} data-testid="tick-none">
                  {say(words.none)}
                </Button>
              </span>
            </div>
            {group(say(words.lookFirst), figures.filter(isDoubtful))}
            {group(
              say(words.figures),
              figures.filter((figure) => !isDoubtful(figure)),
            )}
            {imported.sections.length > 0 && (
              <section>
                <h3>
                  {say(words.sections)} <small className="quiet">{imported.sections.length}</small>
                </h3>
                <ul>
                  {imported.sections.map((section, index) => (
                    <SectionRow
                      key={`${section.key}-${section.start}`}
                      section={section}
                      mark={`section:${index}`}
                      lit={lit === `section:${index}`}
                      ticked={sectionTicks.ticked(section.key)}
                      onTick={sectionTicks.tick}
                      onLight={setLit}
                      onShow={show}
                    />
                  ))}
                </ul>
              </section>
            )}
          </section>
        )}
      </div>
    </PageFrame>
  );
};
const NO_FINDINGS: readonly WireFinding[] = [];

export default function ImportPage() {
  const { importId = '' } = useParams();
  const imported = useAnswer('getImport', { params: { id: importId } });
  if (imported.data) return <Understanding key={importId} imported={imported.data} />;
  return (
    <div className="page">
      {imported.error ? <ProblemAlert error={imported.error} onRetry={() => void imported.refetch()} /> : <ReportSkeleton />}
    </div>
  );
}

// Shows one scheme: a draft as an editor with live checks, try-out and release; a released one as it is, with the way to a new version.
import type { Scheme as Shown } from '@camphor/contract';
import { may, placedIndicators, readDraft, readSchemeShape, isScheme, type Scheme, type Words } from '@camphor/domain';
import { Alert, Button, Popconfirm, Tabs } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { client, useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { saveFile } from '../ui/save-file';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { SaveState } from '../ui/save-state';
import { ReportSkeleton } from '../ui/skeletons';
import { EditorProvider } from './editor-context';
import { GradesForm } from './grades-form';
import { IndicatorForm } from './indicator-form';
import { IndicatorTree } from './indicator-tree';
import { ProblemsPanel } from './problems-panel';
import { QuantitiesForm } from './quantities-form';
import { ReleaseStep } from './release-step';
import { indicatorOf } from './scheme-places';
import { TryOut } from './try-out';
import { useDraft } from './use-draft';
import './schemes.css';

const words = {
  list: { zh: '全部方案', en: 'All schemes' },
  draft: { zh: '底稿', en: 'Draft' },
  released: { zh: '已发布，不可更改', en: 'Released, immutable' },
  version: { zh: '第', en: 'version ' },
  versionEnd: { zh: '版', en: '' },
  newVersion: { zh: '以此新建版本', en: 'New version from it' },
  export: { zh: '导出 JSON', en: 'Export JSON' },
  remove: { zh: '删除底稿', en: 'Delete the draft' },
  removeAsk: { zh: '删除后不能恢复，确定吗？', en: 'It cannot be brought back. Delete it?' },
  keep: { zh: '保留', en: 'Keep it' },
  lines: { zh: '导出 Excel', en: 'Export Excel' },
  indicators: { zh: '指标', en: 'Indicators' },
  grades: { zh: '总分与等级', en: 'Total and grades' },
  quantities: { zh: '自定数据', en: 'Quantities' },
  tryOut: { zh: '试算', en: 'Try out' },
  problems: { zh: '问题', en: 'Problems' },
  conflict: { zh: '这份底稿已被他人修改', en: 'Somebody else changed this draft meanwhile' },
  mine: { zh: '保留我的', en: 'Keep mine' },
  theirs: { zh: '采用对方的', en: 'Take theirs' },
} satisfies Record<string, Words>;

/** The place and all that it lies in, from the inside out. */
const placesAround = (place: string): string[] => {
  const outer = place.replace(/(\.[^.[]+|\[\d+\])$/, '');
  return outer === place || outer === '' ? [place] : [place, ...placesAround(outer)];
};
/** The tab on which a place is shown. */
const tabOf = (place: string): string => /^(indicators|quantities)/.exec(place)?.[0] ?? 'grades';
/** Focuses the field of a place, or the nearest thing around it that is shown. */
const focusPlace = (place: string): void => {
  for (const at of placesAround(place)) {
    const found = document.querySelector<HTMLElement>(`[data-place="${CSS.escape(at)}"]`);
    if (!found) continue;
    const field = found.matches('input, textarea') ? found : (found.querySelector<HTMLElement>('input, textarea') ?? found);
    field.focus();
    field.scrollIntoView({ block: 'center' });
    return;
  }
};

const ExportXlsx = ({ id, name }: { id: string; name: string }) => {
  const say = useWords();
  const [error, setError] = useState<unknown>(null);
  const take = (): void =>
    void client('exportSchemeXlsx', { params: { id } }).then(({ body }) => {
      setError(null);
      saveFile(body, name);
    }, setError);
  return (
    <>
      <Button onClick={take}>{say(words.lines)}</Button>
      {error !== null && <ProblemAlert error={error} />}
    </>
  );
};

const SchemeEditor = ({ shown }: { shown: Shown }) => {
  const say = useWords();
  const me = useMe();
  const go = useNavigate();
  const draft = useDraft(shown);
  const { body } = draft;
  const read = useMemo(() => readDraft(body), [body]);
  const hasShape = useMemo(() => isScheme(readSchemeShape(body)), [body]);
  const [selected, setSelected] = useState(
    () =>
      placedIndicators((body as unknown as Scheme).indicators).find(({ indicator }) => indicator.kind === 'leaf')?.place ?? 'indicators[0]',
  );
  const [tab, setTab] = useState('indicators');
  const create = useChange('createScheme');
  const remove = useChange('deleteScheme');
  const readOnly = shown.state === 'released';
  const problems = readOnly ? [] : read.problems;
  const jump = (place: string): void => {
    const indicator = indicatorOf(place);
    setTab(tabOf(place));
    if (indicator !== '') setSelected(indicator);
    // After the form of that indicator stands.
    setTimeout(() => focusPlace(place), 60);
  };
  const scheme = body as unknown as Scheme;
  const tabs = [
    {
      key: 'indicators',
      label: say(words.indicators),
      children: (
        <div className="scheme-split">
          <IndicatorTree selected={selected} onSelect={setSelected} />
          <IndicatorForm key={selected} place={selected} isSound={hasShape} />
        </div>
      ),
    },
    { key: 'quantities', label: say(words.quantities), children: <QuantitiesForm /> },
    { key: 'grades', label: say(words.grades), children: <GradesForm /> },
    ...(may(me.roles, 'scheme.tryOut')
      ? [
          {
            key: 'try',
            label: say(words.tryOut),
            children: <TryOut id={shown.id} blocked={problems.length > 0 || (!readOnly && draft.saving.kind === 'saving')} />,
          },
        ]
      : []),
  ];
  const mayDraft = may(me.roles, 'scheme.draft');
  return (
    <EditorProvider value={{ body, problems, readOnly, change: draft.change }}>
      <PageFrame
        title={say(scheme.title) || shown.name}
        head={
          <>
            <Link to="/schemes">{say(words.list)}</Link>
            <span data-testid="scheme-state">
              {shown.name} {say(words.version)}
              {shown.version}
              {say(words.versionEnd)} · {say(readOnly ? words.released : words.draft)}
            </span>
            {!readOnly && <SaveState saving={draft.saving} />}
          </>
        }
        {...(readOnly
          ? {}
          : {
              panel: { title: say(words.problems), count: problems.length, content: <ProblemsPanel problems={problems} onJump={jump} /> },
            })}
        bar={
          <div className="scheme-ways">
            <Button
              onClick={() =>
                saveFile(
                  new Blob([`${JSON.stringify(body, null, 2)}\n`], { type: 'application/json' }),
                  `${shown.name}-${shown.version}.json`,
                )
              }
            >
              {say(words.export)}
            </Button>
            <ExportXlsx id={shown.id} name={`${shown.name}-${shown.version}.xlsx`} />
            {!readOnly && mayDraft && (
              <Popconfirm
                title={say(words.removeAsk)}
                okText={say(words.remove)}
                cancelText={say(words.keep)}
                onConfirm={() => remove.mutate({ params: { id: shown.id } }, { onSuccess: () => void go('/schemes') })}
              >
                <Button danger loading={remove.isPending}>
                  {say(words.remove)}
                </Button>
              </Popconfirm>
            )}
            {readOnly && mayDraft && (
              <Button
                type="primary"
                loading={create.isPending}
                data-testid="new-version"
                onClick={() =>
                  create.mutate({ body: { from: shown.id } }, { onSuccess: ({ body: made }) => void go(`/schemes/${made.id}`) })
                }
              >
                {say(words.newVersion)}
              </Button>
            )}
            {!readOnly && (
              <ReleaseStep
                id={shown.id}
                revision={draft.revision}
                isSound={problems.length === 0}
                isSaved={draft.saving.kind === 'saved' || draft.saving.kind === 'untouched'}
                mayRelease={may(me.roles, 'scheme.release')}
              />
            )}
          </div>
        }
      >
        {draft.conflict && (
          <Alert
            type="warning"
            role="alert"
            title={say(words.conflict)}
            action={
              <span className="scheme-ways">
                <Button size="small" onClick={draft.keepMine}>
                  {say(words.mine)}
                </Button>
                <Button size="small" onClick={draft.takeTheirs}>
                  {say(words.theirs)}
                </Button>
              </span>
            }
          />
        )}
        {draft.problem !== null && !draft.conflict && <ProblemAlert error={draft.problem} />}
        {(create.error ?? remove.error) && <ProblemAlert error={create.error ?? remove.error} />}
        <Tabs activeKey={tab} onChange={setTab} items={tabs} />
      </PageFrame>
    </EditorProvider>
  );
};

const SchemePage = () => {
  const { id = '' } = useParams();
  const scheme = useAnswer('getScheme', { params: { id } });
  if (scheme.error) return <ProblemAlert error={scheme.error} onRetry={() => void scheme.refetch()} />;
  return scheme.data ? <SchemeEditor key={`${id}-${scheme.data.state}`} shown={scheme.data} /> : <ReportSkeleton />;
};
export default SchemePage;

// Shows the schemes: the released ones and the drafts of the bureau, which cycles use them, and the ways to a new one.
import type { SchemeHead } from '@camphor/contract';
import { may, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useRef } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAnswer, useChange } from '../app/client';
import { useWords } from '../app/language';
import { useMe } from '../app/session';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { TableSkeleton } from '../ui/skeletons';
import './schemes.css';

const words = {
  title: { zh: '指标体系', en: 'Schemes' },
  empty: { zh: '还没有指标体系。', en: 'There are no schemes yet.' },
  draft: { zh: '底稿', en: 'draft' },
  released: { zh: '已发布', en: 'released' },
  version: { zh: '第', en: 'version ' },
  versionEnd: { zh: '版', en: '' },
  builtIn: { zh: '随系统提供', en: 'came with Camphor' },
  digest: { zh: '摘要', en: 'digest' },
  used: { zh: '用于', en: 'used by' },
  unused: { zh: '未被使用', en: 'not used' },
  newVersion: { zh: '以此新建版本', en: 'New version from it' },
  import: { zh: '导入方案文件', en: 'Import a scheme file' },
} satisfies Record<string, Words>;

const Card = ({ scheme, onCopy, mayDraft }: { scheme: SchemeHead; onCopy: () => void; mayDraft: boolean }) => {
  const say = useWords();
  return (
    <li className="scheme-card" data-testid="scheme-card">
      <h2>
        <Link to={`/schemes/${scheme.id}`}>{scheme.title || scheme.name}</Link>
      </h2>
      <p>
        <strong className={`scheme-is-${scheme.state}`}>{say(words[scheme.state])}</strong>
        {' · '}
        {scheme.name} {say(words.version)}
        {scheme.version}
        {say(words.versionEnd)} · {scheme.owner?.name ?? say(words.builtIn)}
      </p>
      <p className="field-hint">
        {say(words.digest)} <code>{scheme.digest.slice(0, 12)}</code> ·{' '}
        {scheme.usedBy.length === 0 ? say(words.unused) : `${say(words.used)} ${scheme.usedBy.map(({ name }) => name).join('、')}`}
      </p>
      {mayDraft && (
        <Button size="small" onClick={onCopy} data-testid={`copy-${scheme.name}`}>
          {say(words.newVersion)}
        </Button>
      )}
    </li>
  );
};

const SchemesPage = () => {
  const say = useWords();
  const me = useMe();
  const go = useNavigate();
  const schemes = useAnswer('listSchemes');
  const create = useChange('createScheme');
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useChange('importScheme');
  const mayDraft = may(me.roles, 'scheme.draft');
  const make = (body: Parameters<typeof create.mutate>[0]['body']): void =>
    create.mutate({ body }, { onSuccess: ({ body: made }) => void go(`/schemes/${made.id}`) });
  const take = (file: File | undefined): void => {
    if (!file) return;
    bring.mutate(
      { body: {}, file: { name: file.name, content: file } },
      { onSuccess: ({ body }) => void (body.draft && go(`/schemes/${body.draft.id}`)) },
    );
  };
  return (
    <PageFrame
      title={say(words.title)}
      head={
        mayDraft && (
          <>
            <input
              ref={chooser}
              type="file"
              accept=".xlsx,.json"
              hidden
              onChange={({ target }) => {
                take(target.files?.[0]);
                // The same file may be chosen again after it was mended.
                target.value = '';
              }}
              data-testid="scheme-file"
            />
            <Button onClick={() => chooser.current?.click()} loading={bring.isPending}>
              {say(words.import)}
            </Button>
          </>
        )
      }
    >
      {schemes.error && <ProblemAlert error={schemes.error} onRetry={() => void schemes.refetch()} />}
      {create.error && <ProblemAlert error={create.error} />}
      {bring.error && <ProblemAlert error={bring.error} />}
      {schemes.isPending && <TableSkeleton rows={4} />}
      {schemes.data?.items.length === 0 && <EmptyState what={say(words.empty)} />}
      <ul className="scheme-cards">
        {schemes.data?.items.map((scheme) => (
          <Card key={scheme.id} scheme={scheme} mayDraft={mayDraft} onCopy={() => make({ from: scheme.id })} />
        ))}
      </ul>
    </PageFrame>
  );
};
export default SchemesPage;

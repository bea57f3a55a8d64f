// Shows the schemes: the released ones and the drafts of the bureau, which cycles use them, and the ways to a new one.
import type { SchemeHead } from '@camphor/contract';
import { may, type Words } from '@camphor/domain';
import { Button } from 'antd';
import { useRef, useState } from 'react';
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
  unreadable: {
    zh: '这个文件不是方案的 JSON 文件，请选择由“导出”得到的文件。',
    en: 'This file is no JSON of a scheme; choose one that "Export" made.',
  },
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
  const [unreadable, setUnreadable] = useState(false);
  const mayDraft = may(me.roles, 'scheme.draft');
  const make = (body: Parameters<typeof create.mutate>[0]['body']): void =>
    create.mutate({ body }, { onSuccess: ({ body: made }) => void go(`/schemes/${made.id}`) });
  const take = async (file: File | undefined): Promise<void> => {
    setUnreadable(false);
    if (!file) return;
    try {
      const body: unknown = JSON.parse(await file.text());
      if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new TypeError('no record');
      make({ body: body as Record<string, unknown> });
    } catch {
      setUnreadable(true);
    }
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
              accept=".json,application/json"
              hidden
              onChange={({ target }) => void take(target.files?.[0])}
              data-testid="scheme-file"
            />
            <Button onClick={() => chooser.current?.click()}>{say(words.import)}</Button>
          </>
        )
      }
    >
      {schemes.error && <ProblemAlert error={schemes.error} onRetry={() => void schemes.refetch()} />}
      {create.error && <ProblemAlert error={create.error} />}
      {unreadable && <p role="alert">{say(words.unreadable)}</p>}
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

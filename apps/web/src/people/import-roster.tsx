// Shows the import of a roster: choose a workbook, see what it would do, and only then do it.
import { UploadOutlined } from '@ant-design/icons';
import type { Words } from '@camphor/domain';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { client, useChange } from '../app/client';
import { useWords } from '../app/language';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { FirstPasswords } from './first-passwords';
import { peopleWords } from './people-words';
import { RosterPreview, type Roster } from './roster-preview';
import { saveFile } from '../ui/save-file';
import '../review/bureau.css';
import './people.css';

const words = {
  how: {
    zh: '下载空白表，按说明填写后选择文件。先预览，确认无误再导入；有任何错误时全部不导入。',
    en: 'Fill in the blank workbook and choose it. You see what it would do before anything is written; one error holds back all.',
  },
  choose: { zh: '选择 Excel 文件', en: 'Choose a workbook' },
  other: { zh: '换一个文件', en: 'Choose another' },
  back: { zh: '返回列表', en: 'Back to the list' },
  mend: {
    zh: '请在 Excel 中改正后重新选择文件。系统中没有改动任何内容。',
    en: 'Mend them in the workbook and choose it again. Nothing was changed.',
  },
  nothing: { zh: '文件与系统一致，没有需要导入的内容。', en: 'The file says what stands already; there is nothing to import.' },
} satisfies Record<string, Words>;

export interface ImportRosterProps {
  readonly of: 'units' | 'accounts';
  readonly title: Words;
}
export const ImportRoster = ({ of, title }: ImportRosterProps) => {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const route = of === 'units' ? 'importUnits' : 'importAccounts';
  const preview = useChange(route, { quiet: true });
  const apply = useChange(route);
  const [file, setFile] = useState<File | null>(null);
  const [templateProblem, setTemplateProblem] = useState<unknown>(null);
  const shown: Roster | undefined = preview.data?.body;
  const done: Roster | undefined = apply.data?.body;
  const name = `${say(title)}.xlsx`;

  const read = (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    apply.reset();
    // Asked anew at each choice: the same name may hold other rows by now.
    preview.mutate({ file: { name: next.name, content: next }, body: { dryRun: 'true' } });
    if (input.current) input.current.value = '';
  };
  const write = () =>
    file && shown && apply.mutate({ file: { name: file.name, content: file }, body: { dryRun: 'false', plan: shown.plan } });
  const template = () => {
    setTemplateProblem(null);
    client(of === 'units' ? 'unitsTemplate' : 'accountsTemplate')
      .then(({ body }) => saveFile(body, name))
      .catch(setTemplateProblem);
  };
  const writing = shown ? shown.counts.create + shown.counts.change : 0;
  const told = done && 'passwords' in done ? done.passwords : null;
  return (
    <PageFrame title={say(title)} head={<Link to={`/${of}`}>{say(words.back)}</Link>}>
      <div className="stack">
        {!done && <p>{say(words.how)}</p>}
        {!done && (
          <div className="roster-tools">
            <Button onClick={template} data-testid="template">
              {say(peopleWords.template)}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              accept=".xlsx"
              onChange={(event) => read(event.target.files?.[0])}
              data-testid="roster-input"
            />
            <Button
              type={shown?.takeable && writing > 0 ? 'default' : 'primary'}
              icon={<UploadOutlined />}
              loading={preview.isPending}
              onClick={() => input.current?.click()}
              data-testid="choose-roster"
            >
              {say(file ? words.other : words.choose)}
            </Button>
            {file && <span className="quiet">{file.name}</span>}
          </div>
        )}
        {templateProblem !== null && <ProblemAlert error={templateProblem} />}
        {preview.error && <ProblemAlert error={preview.error} />}
        {apply.error && <ProblemAlert error={apply.error} />}
        {done && (
          <Alert
            type="success"
            showIcon
            title={say({
              zh: `已导入：新增 ${done.counts.create}，修改 ${done.counts.change}`,
              en: `Imported: ${done.counts.create} new, ${done.counts.change} changed`,
            })}
            data-testid="roster-done"
          />
        )}
        {told && told.length > 0 && <FirstPasswords told={told} />}
        {!done && shown && <RosterPreview key={shown.plan} roster={shown} />}
        {!done && shown && !shown.takeable && <p className="consequence">{say(words.mend)}</p>}
        {!done && shown?.takeable && writing === 0 && <p className="consequence">{say(words.nothing)}</p>}
        {!done && shown?.takeable && writing > 0 && (
          <Button className="roster-apply" type="primary" loading={apply.isPending} onClick={write} data-testid="apply-roster">
            {say({
              zh: `确认导入：新增 ${shown.counts.create}，修改 ${shown.counts.change}`,
              en: `Import: ${shown.counts.create} new, ${shown.counts.change} changed`,
            })}
          </Button>
        )}
      </div>
    </PageFrame>
  );
};

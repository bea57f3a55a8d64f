// Shows the way of a score sheet out to a workbook and back: export, choose the file, see row by row what it would do, take it.
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import type { Words } from '@camphor/domain';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { client, useChange } from '../app/client';
import { useWords } from '../app/language';
import { saveFile } from '../ui/save-file';
import { buttonMark } from '../review/button-mark';
import { ProblemAlert } from '../ui/problem-alert';
import { SheetRows } from './sheet-rows';
import type { SheetInHand } from './use-sheet';

const words = {
  out: { zh: '导出评分表', en: 'Export the sheet' },
  back: { zh: '导入评分表', en: 'Import the sheet' },
  title: { zh: '导入评分表', en: 'Import the score sheet' },
  take: { zh: '确认导入', en: 'Take it in' },
  cancel: { zh: '取消', en: 'Cancel' },
  close: { zh: '关闭', en: 'Close' },
  first: {
    zh: '导入前已保存页面上的内容；没有选择的冲突行保持系统中的内容。',
    en: 'What is on the page was saved first; conflicting rows that are not chosen stay as they are here.',
  },
  nothing: { zh: '文件与系统一致，没有需要导入的内容。', en: 'The file says what stands already; there is nothing to import.' },
} satisfies Record<string, Words>;

export interface SheetWorkbookProps {
  readonly reportId: string;
  readonly unit: string;
  readonly inHand: SheetInHand;
}
export const SheetWorkbook = ({ reportId, unit, inHand }: SheetWorkbookProps) => {
  const say = useWords();
  const input = useRef<HTMLInputElement>(null);
  const preview = useChange('importSheet', { quiet: true });
  const apply = useChange('importSheet', { quiet: true });
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<unknown>(null);
  const params = { id: reportId };
  const shown = preview.data?.body;
  const closed = inHand.sheet?.submitted === true;

  const takeOut = async () => {
    setProblem(null);
    try {
      await inHand.saveNow();
      const { body } = await client('exportSheet', { params });
      saveFile(body, `${say({ zh: '评分表', en: 'Score sheet' })} ${unit}.xlsx`);
    } catch (error) {
      setProblem(error);
    }
  };
  const read = async (next: File | undefined) => {
    if (!next) return;
    setFile(next);
    setChosen([]);
    apply.reset();
    await inHand.saveNow();
    preview.mutate({ params, ifMatch: '*', file: { name: next.name, content: next }, body: { dryRun: 'true' } });
    if (input.current) input.current.value = '';
  };
  const close = () => {
    setFile(null);
    preview.reset();
    apply.reset();
  };
  const write = () =>
    file &&
    shown &&
    apply.mutate(
      {
        params,
        ifMatch: shown.version,
        file: { name: file.name, content: file },
        body: { dryRun: 'false', plan: shown.plan, take: chosen.join(',') },
      },
      {
        onSuccess: ({ body }) => {
          if (body.sheet) inHand.takeSheet(body.sheet);
          close();
        },
      },
    );
  const writing = (shown?.counts.changed ?? 0) + chosen.length;
  return (
    <div className="sheet-files">
      <Button icon={<DownloadOutlined />} onClick={() => void takeOut()} data-testid="export-sheet">
        {say(words.out)}
      </Button>
      {!closed && (
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept=".xlsx"
            onChange={(event) => void read(event.target.files?.[0])}
            data-testid="sheet-input"
          />
          <Button icon={<UploadOutlined />} loading={preview.isPending} onClick={() => input.current?.click()} data-testid="import-sheet">
            {say(words.back)}
          </Button>
        </>
      )}
      {problem !== null && <ProblemAlert error={problem} />}
      {preview.error && <ProblemAlert error={preview.error} />}
      <Modal
        open={file !== null && shown !== undefined}
        title={say(words.title)}
        width={860}
        okText={writing > 0 ? say({ zh: `确认导入 ${writing} 行`, en: `Take in ${writing} rows` }) : say(words.take)}
        cancelText={say(writing > 0 ? words.cancel : words.close)}
        confirmLoading={apply.isPending}
        onOk={write}
        onCancel={close}
        okButtonProps={{ ...buttonMark('apply-sheet'), disabled: writing === 0 }}
      >
        {shown && (
          <div className="stack">
            <p className="consequence">{say(writing === 0 && shown.counts.conflict === 0 ? words.nothing : words.first)}</p>
            <SheetRows preview={shown} chosen={chosen} onChoose={setChosen} />
            {apply.error && <ProblemAlert error={apply.error} />}
          </div>
        )}
      </Modal>
    </div>
  );
};

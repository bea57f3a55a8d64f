// Shows the blank report and forms of a year to download, for units that write on paper or in Word first.
import { App, Button } from 'antd';
import { useState } from 'react';
import { client } from '../app/client';
import { useWords } from '../app/language';
import { saveFile } from '../ui/save-file';

const FORMS = [
  { key: 'docx', route: 'blankDocx', label: { zh: 'Word 报告', en: 'Word report' }, file: '自评报告（空白）' },
  { key: 'xlsx', route: 'blankXlsx', label: { zh: 'Excel 附表', en: 'Excel forms' }, file: '自评附表（空白）' },
] as const;

export const BlankForms = ({ year }: { year: number }) => {
  const say = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const take = async ({ key, route, file }: (typeof FORMS)[number]): Promise<void> => {
    setBusy(key);
    try {
      saveFile((await client(route, { query: { year } })).body, `${year}年度${file}.${key}`);
    } catch {
      void message.error(say({ zh: '没有下载成功，请稍后再试。', en: 'The download failed. Please try again.' }));
    } finally {
      setBusy(null);
    }
  };
  return (
    <p className="blank-forms">
      <span>{say({ zh: '先在电脑上写？下载空白：', en: 'Writing offline first? Download blank: ' })}</span>
      {FORMS.map((form) => (
        <Button
          key={form.key}
          type="link"
          size="small"
          loading={busy === form.key}
          onClick={() => void take(form)}
          data-testid={`blank-${form.key}`}
        >
          {say(form.label)}
        </Button>
      ))}
    </p>
  );
};

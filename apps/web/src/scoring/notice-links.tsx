// Shows the ways the notice of the result (结果通知书) leaves as a file.
import type { ReportView } from '@camphor/contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { client } from '../app/client';
import { useWords } from '../app/language';
import { saveFile } from '../ui/save-file';

const WAYS = [
  { route: 'noticeDocx', ending: 'docx', label: { zh: '结果通知书（Word）', en: 'Notice (Word)' } },
  { route: 'noticePdf', ending: 'pdf', label: { zh: '结果通知书（PDF）', en: 'Notice (PDF)' } },
] as const;

export const NoticeLinks = ({ view }: { view: Pick<ReportView, 'id' | 'unit' | 'cycle'> }) => {
  const say = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);
  const take = async ({ route, ending }: (typeof WAYS)[number]): Promise<void> => {
    setBusy(ending);
    try {
      const { body } = await client(route, { params: { id: view.id } });
      saveFile(body, `${view.unit.name}${view.cycle.year}年度绩效自评结果通知书.${ending}`);
    } catch {
      void message.error(say({ zh: '没有下载成功，请稍后再试。', en: 'The download failed. Please try again.' }));
    } finally {
      setBusy(null);
    }
  };
  return WAYS.map((way) => (
    <Button
      key={way.ending}
      type="link"
      size="small"
      loading={busy === way.ending}
      onClick={() => void take(way)}
      data-testid={`notice-${way.ending}`}
    >
      {say(way.label)}
    </Button>
  ));
};

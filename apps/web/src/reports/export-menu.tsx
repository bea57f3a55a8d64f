// Shows the ways a report leaves as a file: Word, Excel, PDF, and with all that proves it.
import type { ReportView } from '@camphor/contract';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { client } from '../app/client';
import { useWords } from '../app/language';
import { saveFile } from '../ui/save-file';

const WAYS = [
  { key: 'docx', route: 'exportDocx', label: { zh: 'Word 文档（公文格式）', en: 'Word document' } },
  { key: 'xlsx', route: 'exportXlsx', label: { zh: 'Excel 附表', en: 'Excel forms' } },
  { key: 'pdf', route: 'exportPdf', label: { zh: 'PDF', en: 'PDF' } },
  { key: 'json', route: 'reportBundle', label: { zh: '可验证数据包（JSON）', en: 'Verifiable bundle (JSON)' } },
] as const;

export const ExportMenu = ({ view }: { view: Pick<ReportView, 'id' | 'unit' | 'cycle'> }) => {
  const say = useWords();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const take = async (key: string): Promise<void> => {
    const way = WAYS.find((one) => one.key === key);
    if (!way) return;
    setBusy(true);
    try {
      const { body } = await client(way.route, { params: { id: view.id } });
      saveFile(
        body instanceof Blob ? body : new Blob([JSON.stringify(body)], { type: 'application/json' }),
        `${view.unit.name}${view.cycle.year}年度部门整体支出绩效自评报告.${way.key}`,
      );
    } catch {
      void message.error(
        say({ zh: '没有导出成功，报告没有受影响，请稍后再试。', en: 'The export failed; the report is untouched. Please try again.' }),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items: WAYS.map(({ key, label }) => ({ key, label: say(label) })), onClick: ({ key }) => void take(key) }}
    >
      <Button type="link" size="small" loading={busy} data-testid="export">
        {say({ zh: '导出', en: 'Export' })}
      </Button>
    </Dropdown>
  );
};

// Shows the way to bring a file: pick or drop one, it is read on the service, and what was understood is shown before anything is saved.
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';
import './import.css';

export interface ImportFileProps {
  readonly primary?: boolean;
  readonly label: string;
  readonly size?: 'small' | 'middle';
  /** Stands above the button, inside the area onto which a file can be dropped. */
  readonly children?: ReactNode;
  readonly className?: string;
}
export const ImportFile = ({ primary = false, label, size = 'middle', children, className }: ImportFileProps) => {
  const say = useWords();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const change = useChange('createImport', { quiet: true });
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const read = (next: File | undefined) => {
    if (!next || change.isPending) return;
    setFile(next);
    change.mutate(
      { file: { name: next.name, content: next } },
      { onSuccess: ({ body }) => void go(`/import/${body.id}`), onSettled: () => input.current && (input.current.value = '') },
    );
  };
  return (
    <div
      className={`import-file${over ? ' import-over' : ''} ${className ?? ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        read(event.dataTransfer.files[0]);
      }}
    >
      {children}
      <input
        ref={input}
        type="file"
        hidden
        accept=".txt,.docx,.doc,.docm,.xlsx,.xls,.xlsm,.wps,.et,text/plain"
        onChange={(event) => read(event.target.files?.[0])}
        data-testid="import-input"
      />
      <Button
        type={primary ? 'primary' : 'default'}
        size={size}
        icon={<UploadOutlined />}
        loading={change.isPending}
        onClick={() => input.current?.click()}
        data-testid="import-button"
      >
        {change.isPending ? say({ zh: `正在读取 ${file?.name ?? ''}`, en: `Reading ${file?.name ?? ''}` }) : label}
      </Button>
      {change.error && <ProblemAlert error={change.error} {...(file ? { onRetry: () => read(file) } : {})} />}
    </div>
  );
};

// Shows how far the chain of records reaches and is sealed, gives the bundle that proves it, and says how to verify it oneself.
import type { Answer } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Typography } from 'antd';
import { useState } from 'react';
import { client } from '../app/client';
import { useWords } from '../app/language';
import { saveFile } from '../ui/save-file';
import { dateWords, localDateOf } from '../ui/dates';
import { ProblemAlert } from '../ui/problem-alert';
import { completeness } from './change-lines';

const words = {
  how: { zh: '如何自行验证', en: 'How to verify it yourself' },
  copy: { zh: '复制', en: 'Copy' },
  bundle: { zh: '下载可验证数据包', en: 'Download the bundle' },
  copied: { zh: '已复制', en: 'Copied' },
} satisfies Record<string, Words>;

const steps: readonly Words[] = [
  {
    zh: '每条记录的摘要由本条内容和上一条的摘要一起算出：改动、删除、调换任何一条，其后所有摘要都对不上。',
    en: 'The digest of each record is made of its content and the digest before it: an edit, a deletion or a swap breaks every digest after it.',
  },
  {
    zh: '抄下或打印末条摘要。日后再看，同一编号的摘要应当一字不差；不一致，说明此前的记录被动过。',
    en: 'Note or print the last digest. Later the digest of the same number must be the same to the letter; if not, something before it was touched.',
  },
  {
    zh: '所有报告的记录都进入同一本只增日志，日志每天封存：签名的封存写明共有多少项、根摘要和时间，公开在 /public/heads，公钥在 /public/keys。',
    en: 'The records of all reports enter one append-only log that is sealed each day: the signed head says how many entries, their root and when. Heads are public at /public/heads, keys at /public/keys.',
  },
  {
    zh: '下载数据包，在任何一台电脑上运行 npx camphor verify 文件名：不连服务器，重算审计链、提交稿、得分和公布，指出第一处不符。',
    en: 'Download the bundle and run npx camphor verify FILE on any machine: without the server it recomputes trail, revision, score and publication, and names the first thing that does not hold.',
  },
];

/** "已封存于 12月1日": how far a signed head reaches, and since when. */
export const sealedWords = ({ count, sealed }: Answer<'reportTrail'>['chain']): Words => {
  if (sealed === null) return { zh: '尚未封存。', en: ' Not sealed yet.' };
  const day = dateWords(localDateOf(sealed.at), localDateOf(new Date().toISOString()).slice(0, 4));
  return sealed.count >= count
    ? { zh: `已封存于${day.zh}。`, en: ` Sealed on ${day.en}.` }
    : { zh: `其中 1 至 ${sealed.count} 号已封存于${day.zh}。`, en: ` Records 1 to ${sealed.count} were sealed on ${day.en}.` };
};

export interface ChainStateProps {
  readonly reportId: string;
  readonly chain: Answer<'reportTrail'>['chain'];
  /** Numbers of the records read so far. */
  readonly read: readonly number[];
}
export const ChainState = ({ reportId, chain, read }: ChainStateProps) => {
  const say = useWords();
  const [problem, setProblem] = useState<Error | null>(null);
  const download = async (): Promise<void> => {
    try {
      const { body } = await client('reportBundle', { params: { id: reportId } });
      saveFile(new Blob([JSON.stringify(body)], { type: 'application/json' }), `camphor-${reportId}.json`);
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  if (chain.count === 0) return null;
  return (
    <div className="chain" data-testid="chain">
      <p>
        <SafetyCertificateOutlined aria-hidden /> {say(completeness(read, chain.count))}
        <span data-testid="sealed">{say(sealedWords(chain))}</span>
        {say({ zh: '末条摘要 ', en: ' The last digest: ' })}
        <Typography.Text
          className="digest"
          copyable={{ text: chain.head, tooltips: [say(words.copy), say(words.copied)] }}
          title={chain.head}
        >
          {`${chain.head.slice(0, 16)}…`}
        </Typography.Text>
        <span className="quiet">
          {say({ zh: '（', en: ' (' })}
          {chain.algorithm.toUpperCase()}
          {say({ zh: '）', en: ')' })}
        </span>
      </p>
      <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => void download()} data-testid="bundle">
        {say(words.bundle)}
      </Button>
      {problem && <ProblemAlert error={problem} />}
      <details>
        <summary>{say(words.how)}</summary>
        <ol>
          {steps.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      </details>
    </div>
  );
};

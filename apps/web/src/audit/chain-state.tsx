// Shows how far the chain of records reaches, in the words of what the service answers, and how to verify it oneself.
import type { Answer } from '@camphor/contract';
import type { Words } from '@camphor/domain';
import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Typography } from 'antd';
import { useWords } from '../app/language';
import { completeness } from './change-lines';

const words = {
  how: { zh: '如何自行验证', en: 'How to verify it yourself' },
  copy: { zh: '复制', en: 'Copy' },
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
    zh: '审计管理员可在服务器上运行核验命令，逐条重算，指出第一条不符的记录。',
    en: 'The auditor can recompute every record on the server with the verify command, which names the first one that does not hold.',
  },
];

export interface ChainStateProps {
  readonly chain: Answer<'reportTrail'>['chain'];
  /** Numbers of the records read so far. */
  readonly read: readonly number[];
}
export const ChainState = ({ chain, read }: ChainStateProps) => {
  const say = useWords();
  if (chain.count === 0) return null;
  return (
    <div className="chain" data-testid="chain">
      <p>
        <SafetyCertificateOutlined aria-hidden /> {say(completeness(read, chain.count))}
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

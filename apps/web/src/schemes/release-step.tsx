// Shows the release as a step of its own, with what it means in one sentence; and why it is not possible yet.
import type { Words } from '@camphor/domain';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useChange } from '../app/client';
import { useWords } from '../app/language';
import { ProblemAlert } from '../ui/problem-alert';

const words = {
  release: { zh: '发布', en: 'Release' },
  title: { zh: '发布这个版本？', en: 'Release this version?' },
  consequence: {
    zh: '发布后任何人都不能再修改这个版本，年度自评工作可以选用它；以后的改动要另建新版本。',
    en: 'Once released nobody can change this version, and cycles may use it; later changes need a new version.',
  },
  confirm: { zh: '确认发布', en: 'Release it' },
  back: { zh: '再看看', en: 'Not yet' },
  unsound: { zh: '还有问题未改正。', en: 'Some problems are not mended.' },
  unsaved: { zh: '正在保存，请稍候。', en: 'It is being saved.' },
  notYours: { zh: '由督导发布。', en: 'The supervisor releases it.' },
} satisfies Record<string, Words>;

interface ReleaseProps {
  readonly id: string;
  readonly revision: number;
  readonly isSound: boolean;
  readonly isSaved: boolean;
  readonly mayRelease: boolean;
}
export const ReleaseStep = ({ id, revision, isSound, isSaved, mayRelease }: ReleaseProps) => {
  const say = useWords();
  const [open, setOpen] = useState(false);
  const release = useChange('releaseScheme');
  const why = !mayRelease ? words.notYours : !isSound ? words.unsound : !isSaved ? words.unsaved : null;
  return (
    <>
      {why && <span className="field-hint">{say(why)}</span>}
      <Button
        type="primary"
        disabled={why !== null}
        title={why ? say(why) : undefined}
        onClick={() => setOpen(true)}
        data-testid="release-scheme"
      >
        {say(words.release)}
      </Button>
      <Modal
        open={open}
        title={say(words.title)}
        okText={say(words.confirm)}
        cancelText={say(words.back)}
        onCancel={() => setOpen(false)}
        onOk={() => release.mutate({ params: { id }, ifMatch: String(revision) }, { onSuccess: () => setOpen(false) })}
        okButtonProps={{ loading: release.isPending }}
      >
        <p>{say(words.consequence)}</p>
        {release.error && <ProblemAlert error={release.error} />}
      </Modal>
    </>
  );
};

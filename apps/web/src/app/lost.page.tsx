// Shows that nothing stands at this address, and the way back.
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { PageFrame } from '../ui/page-frame';
import { useWords } from './language';

export const LostPage = () => {
  const say = useWords();
  return (
    <PageFrame title={say({ zh: '没有这个页面', en: 'No such page' })}>
      <EmptyState
        what={say({ zh: '网址可能有误，或您无权查看。', en: 'The address may be wrong, or it is not yours to see.' })}
        action={<Link to="/">{say({ zh: '回到首页', en: 'Back to the start' })}</Link>}
      />
    </PageFrame>
  );
};

// Shows that a page could not be shown: what happened, that nothing was lost, and how to go on.
import { Alert, Button } from 'antd';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';
import { useWords } from './language';

export const BrokenPage = () => {
  const error = useRouteError();
  const say = useWords();
  useEffect(() => {
    // After an update of the service the old parts of the page are gone; the new ones come with a reload. Once a minute at most, so that it cannot spin.
    const missing = error instanceof TypeError && /dynamically imported module|Importing a module/i.test(error.message);
    const last = Number(sessionStorage.getItem('camphor.reloaded') ?? 0);
    if (missing && Date.now() - last > 60_000) {
      sessionStorage.setItem('camphor.reloaded', String(Date.now()));
      window.location.reload();
    }
  }, [error]);
  return (
    <div className="page">
      <Alert
        type="error"
        showIcon
        role="alert"
        title={say({ zh: '页面没有显示出来', en: 'The page could not be shown' })}
        description={
          <>
            <p>
              {say({
                zh: '您填写的内容仍在本机和服务器上，没有丢失。',
                en: 'What you wrote is still here and on the server; nothing is lost.',
              })}
            </p>
            <Button type="primary" onClick={() => window.location.reload()}>
              {say({ zh: '重新打开', en: 'Open again' })}
            </Button>
          </>
        }
      />
    </div>
  );
};

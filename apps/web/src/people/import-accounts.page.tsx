// Shows the import of accounts.
import { ImportRoster } from './import-roster';

const ImportAccountsPage = () => <ImportRoster of="accounts" title={{ zh: '导入账号', en: 'Import accounts' }} />;
export default ImportAccountsPage;

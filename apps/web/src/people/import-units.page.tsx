// Shows the import of units.
import { ImportRoster } from './import-roster';

const ImportUnitsPage = () => <ImportRoster of="units" title={{ zh: '导入单位', en: 'Import units' }} />;
export default ImportUnitsPage;

// Says which findings are shown, and what still keeps a report from being submitted.
import { openFindings, togetherWith, type ShownFinding } from './shown-finding';

const finding = (check: string, status: ShownFinding['status']): ShownFinding => ({ id: check, check, status, level: 'warn', message: '' });

test('what the browser sees counts, also when the service has not seen the mend yet', () => {
  const live = [finding('sum.staffing', 'pass'), finding('rate.impossible', 'skipped'), finding('peer.outlier', 'skipped')];
  const service = [finding('sum.staffing', 'fail'), finding('rate.impossible', 'fail'), finding('peer.outlier', 'hint')];
  const shown = togetherWith(live, service, (check) => check === 'peer.outlier');
  expect(shown.map(({ check, status }) => [check, status])).toEqual([
    ['sum.staffing', 'pass'],
    ['rate.impossible', 'skipped'],
    ['peer.outlier', 'hint'],
  ]);
});
test('a blank explanation explains nothing', () => {
  const open = openFindings([finding('a', 'fail'), finding('b', 'warn'), finding('c', 'warn'), finding('d', 'hint')], {
    b: ' ',
    c: '因为',
  });
  expect(open.map(({ id }) => id)).toEqual(['a', 'b']);
});

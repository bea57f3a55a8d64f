// Decides which figures a named rate of budget and staff (控制率, 执行率) is taken of.
import type { FigureKey } from '../reports/figures.table';

export interface ControlRateRow {
  /** In the name of the rate, or in the label of its row where only its column is headed 控制率. */
  readonly name: RegExp;
  readonly part: FigureKey;
  readonly whole: FigureKey;
}
/** The first that fits; a narrower name stands before a wider one. */
export const controlRatesTable: readonly ControlRateRow[] = [
  { name: /投资(?:概算)?控制|概算控制|(?:预算|实际)投资/, part: 'buildings.actualCost', whole: 'buildings.approvedCost' },
  { name: /(?:面积|规模)控制|(?:批复|实际)(?:规模|面积)/, part: 'buildings.actualArea', whole: 'buildings.approvedArea' },
  { name: /公用经费/, part: 'runningCosts.actual', whole: 'runningCosts.budget' },
  { name: /政府采购/, part: 'procurement.actual.total', whole: 'procurement.budget' },
  {
    name: /^[“"']?三公[”"']?(?:经费)?(?:支出|总额|合计|预算)?(?:控制率)?$/,
    part: 'threePublic.actual.total',
    whole: 'threePublic.budget.total',
  },
  {
    name: /^人数$|^(?:在职|在编|财政供养|编制|人员)(?:在职|在编)?(?:人员|人数)?(?:编制)?(?:情况|总数|合计)?(?:控制率)?$/,
    part: 'staff.inPost.total',
    whole: 'staff.established.total',
  },
];

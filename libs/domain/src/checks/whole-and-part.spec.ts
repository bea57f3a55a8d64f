// Shows which parts are all there is because the budget says so, and which totals are two subjects and not two values of one.
import { checksBlaming } from './clerks.fixture';

const threePublic = '二、预算支出情况\n（一）“三公”经费\n';
const accounts = '二、预算支出情况\n（一）部门决算\n';

describe('parts that make the whole budget make the whole of what was spent', () => {
  it.each([
    // 9.60 + 5.00 = 14.60, and 7.85 + 3.24 = 11.09.
    '2023年“三公”经费预算14.60万元，构成为公务用车运行维护费9.60万元、公务接待费5.00万元。全年决算11.27万元，其中公务用车运行维护费7.85万元、公务接待费3.24万元。',
    '“三公”经费预算14.60万元（公务用车运行维护费9.60万元、公务接待费5.00万元）；决算11.27万元（公务用车运行维护费7.85万元、公务接待费3.24万元）。',
    '“三公”经费预算14.60万元，其中公务用车运行维护费9.60万元，公务接待费5.00万元，因公出国（境）费为0；决算11.27万元，其中公务用车运行维护费7.85万元，公务接待费3.24万元。',
  ])('blames %s', (text) => expect(checksBlaming(threePublic + text)).toEqual(['sum.threePublic']));

  it.each([
    '“三公”经费预算14.60万元，其中公务用车运行维护费9.60万元、公务接待费5.00万元。决算11.09万元，其中公务用车运行维护费7.85万元、公务接待费3.24万元。',
    // The budget names two parts of three: the accounts may leave one out as well.
    '“三公”经费预算16.60万元，其中公务用车运行维护费9.60万元、公务接待费5.00万元。决算11.27万元，其中公务用车运行维护费7.85万元、公务接待费3.24万元。',
    '“三公”经费决算11.27万元，其中公务用车运行维护费7.85万元、公务接待费3.24万元。',
  ])('leaves alone: %s', (text) => expect(checksBlaming(threePublic + text)).toEqual([]));
});

describe('revenue with what was carried over and revenue of the year', () => {
  it.each([
    '收入总计4192.86万元，包括本年收入4128.66万元、年初结转64.20万元。\n与2022年相比，本年收入由3986.05万元增加到4128.66万元。',
    '决算收入总计4192.86万元。\n本年收入4128.66万元，年初结转64.20万元。',
    '决算支出总计4192.86万元。\n本年支出4150.36万元，年末结转42.50万元。',
  ])('are two subjects: %s', (text) => expect(checksBlaming(accounts + text)).toEqual([]));

  it('are one where both are called alike', () =>
    expect(checksBlaming(`${accounts}决算收入总计4192.86万元。\n经核对，决算收入总计4129.86万元。`)).toEqual(['same.value']));
});

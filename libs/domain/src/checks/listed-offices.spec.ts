// Shows, in the words of many clerks, how offices are listed and counted.
import { checksBlaming, checksShowing } from './clerks.fixture';

describe('listed-offices', () => {
  it.each([
    ['机关设四个办公室和二中心一大队，分别是党政办、经发办、规划和环保办、平安和应急办、便民服务中心、农技推广中心、执法大队。'],
    ['机关设党政综合办公室、经济发展办公室、社会事务办公室3个办公室，下设政务服务中心、农业综合服务中心2个中心。'],
    ['内设办公室、预算股、国库股等10个股室。'],
    ['局机关内设办公室、人事股、财务股、法规股共4个股室，下属县就业服务中心、社会保险服务中心2个二级机构。'],
    ['现有内设机构5个：办公室、业务股、财务股、监察股、法制股。'],
    ['内设6个股室（办公室、人秘股、财务股、规划股、业务股、监督股）。'],
    [
      '我街道设五办三中心一大队，即党政办、党建办、经发办、社事办、平安办，政务服务中心、社会事务中心、退役军人服务站（中心），综合行政执法大队。',
    ],
    ['设置党政办公室（挂人大办公室牌子）、党建办公室、经济办公室三个办公室。'],
    ['本镇设党政综合办公室、基层党建办公室、经济发展办公室（挂统计站牌子）、社会事务办公室等4个办公室，另设政务服务中心1个。'],
  ])('leaves alone: %s', (text) => expect(checksBlaming(text)).toEqual([]));

  it.each([
    ['机关设党政综合办公室、经济发展办公室、社会事务办公室4个办公室，下设政务服务中心、农业综合服务中心2个中心。', 'sum.offices'],
    ['内设办公室、预算股、国库股、综合股、会计股6个股室。', 'sum.offices'],
    ['本单位设六个办公室，分别是党政办公室、经济办公室、民政办公室、财政办公室、党建办公室。', 'sum.offices'],
    ['下设三个中心，即政务服务中心、农业综合服务中心。', 'sum.offices'],
    ['内设6个股室（办公室、人秘股、财务股、规划股、业务股）。', 'sum.offices'],
    ['现有内设机构5个：办公室、业务股、财务股、监察股。', 'sum.offices'],
    [
      '我街道设五办二中心一大队，即党政办公室、党建办公室、经发办公室、社事办公室，政务服务中心、社会事务中心，综合行政执法大队。',
      'sum.offices',
    ],
  ])('finds: %s', (text, check) => {
    const wanted = [check];
    expect(checksShowing(text)).toEqual(expect.arrayContaining(wanted));
    expect(checksBlaming(text).filter((each) => !wanted.includes(each))).toEqual([]);
  });
});

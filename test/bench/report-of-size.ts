// Decides a report of a given length for the benchmarks: figures that agree, and as much prose about the year's work as is asked for.
const head = `石塘乡人民政府2023年度部门整体支出绩效自评报告
一、部门、单位基本情况
（一）机构设置情况
我乡设三个办公室和一个中心，分别是党政办公室、经济办公室、民政办公室、政务服务中心。
（二）人员编制情况
我乡核定编制43个，其中行政编制17个，事业编制26个；2023年年末实有在职人员40人，其中行政人员16人，事业人员24人。
二、预算支出情况
（一）部门预算情况
2023年年初预算收入1520.60万元，其中一般公共预算拨款1520.60万元；年初预算支出1520.60万元，其中：基本支出1220.60万元，项目支出300.00万元。
（二）部门决算情况
2023年决算总支出1582.39万元，较年初预算增加61.79万元，其中：基本支出1256.49万元，占总支出的79.40%；项目支出325.90万元，占总支出的20.60%。
（三）“三公”经费执行情况
2023年“三公”经费预算数6.33万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费1.97万元，公务接待费4.36万元。“三公”经费决算数5.33万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费1.47万元，公务接待费3.86万元。
三、综合评价结论
2023年度，我乡预算执行情况较好。自评得分94分，评价等级为“优”。扣分原因：目标不够细，扣4分；公开稍迟，扣2分。
四、评价指标分析
`;
const work = (n: number): string => {
  const [found, mended, disputes] = [40 + n, 30 + (n % 10), 11 + n];
  return `全乡摸排第${n}类危旧房${found}户，其中已加固${mended}户，剩余${found - mended}户列入明年计划；受理邻里纠纷${disputes}件，调解成功${disputes}件，调解成功率100%。开展培训${n + 2}期${30 * (n + 2)}人次，硬化道路${(n / 4 + 1).toFixed(1)}公里，发放补贴${(n * 1.3 + 2).toFixed(2)}万元，惠及群众${n * 12 + 80}户，群众反映良好，干部作风进一步转变。\n`;
};
const tail = `五、存在问题原因分析
1.预算不够细。
六、改进措施
1.细化预算。
七、其他需要说明的情况
无`;

/** At least `characters` long. */
export const reportOfSize = (characters: number): string => {
  let body = '';
  for (let n = 1; head.length + body.length + tail.length < characters; n += 1) body += work(n);
  return head + body + tail;
};

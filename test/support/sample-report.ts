// Records a report as a township might send it in: figures and mistakes as they occur in published ones, the words our own.

/** Two amounts in 元 for 万元, a rate no whole number gives, a false rate, a chapter number used twice, no year in the title. */
export const sampleReport = `衡阳县樟树乡人民政府年部门整体支出
绩效自评报告

一、部门、单位基本情况
（一）机构设置情况
樟树乡人民政府为县级一级预算单位，内设六个办公室、二个中心和一个大队。
（2） 人员编制情况
经核定，我镇共有编制数43个，其中行政编制数16个，工勤编制1个，事业编制数26个；年末实有人数40人，其中行政人员17人，事业人员23人。
二、预算支出情况
（一）部门预决算情况
1.部门预算情况
2023年年初预算安排收入520.6万元，其中一般公共财政拨款520.6万元；2023年年初预算安排支出520.6万元,其中：基本支出520.6万元。
2.部门决算情况
2023年决算总收入2582.39万元，较预算增加2061.79万元，总支出2582.39万元，其中：基本支出2456.49万元，占总支出的95.12％；项目支出 125.9万元，占总支出的4.88％。
（二）部门预算执行情况
1.“三公”经费执行情况
2023年“三公”经费预算数6.33万元，其中：因公出国（境）费0万元，公务用车购置及运行维护费1.97万元，公务接待费4.36万元。“三公”经费决算数6.33元，其中：因公出国（境）费0万元，公务用车运行维护费1.97万元，公务接待费4.36万元。
2.政府采购执行情况
2023年度政府采购支出458.45万元，其中：货物46.27元，工程248.22万元，服务163.96万元。
3.资产管理情况
2023年年末资产总额1343.06万元，负债总额390.45万元，净资产952.61万元。固定资产账面原值729.03万元，在用资产520.96万元，资产使用率71.46 %。
三、部门整体支出绩效情况
（一）综合评价结论
本年度我乡预算执行情况较好，资金安排量入为出。自评得分98分，评价等级优秀。
（3） 评价指标分析
全乡摸排老旧厕所167座，完成整改117座，不再整改23座，余下27座转为长期整改，问题整改率100%。
全年受理群众纠纷17件，调处成功率98%。
三、存在的问题和困难
产业基础偏弱，用地指标不足。
四、项目绩效目标完成情况
无
5、 存在问题原因分析及改进措施
（一）存在问题原因分析
1.预算编制不够准确。部分资金没有列入年初预算。
2.业务学习不够。对绩效评价还不熟悉。
（二）改进措施
1.细化年初预算。
2.加强业务培训培训。
6、 其他需要说明的情况
无
`;

/** What the sample says, key by key, as written. */
export const sampleFigures: Readonly<Record<string, string>> = {
  'unit.name': '衡阳县樟树乡人民政府',
  'unit.kind': 'township',
  year: '2023',
  'org.offices': '6',
  'org.centres': '2',
  'org.brigades': '1',
  'staff.established.total': '43',
  'staff.established.administrative': '16',
  'staff.established.support': '1',
  'staff.established.institution': '26',
  'staff.inPost.total': '40',
  'staff.inPost.administrative': '17',
  'staff.inPost.institution': '23',
  'budget.initial.revenue': '520.6',
  'budget.initial.generalPublic': '520.6',
  'budget.initial.expenditure': '520.6',
  'budget.initial.basic': '520.6',
  'budget.final.revenue': '2582.39',
  'budget.final.change': '2061.79',
  'budget.final.expenditure': '2582.39',
  'budget.final.basic': '2456.49',
  'budget.final.basicShare': '95.12',
  'budget.final.project': '125.9',
  'budget.final.projectShare': '4.88',
  'threePublic.budget.total': '6.33',
  'threePublic.budget.abroad': '0',
  'threePublic.budget.vehicles': '1.97',
  'threePublic.budget.reception': '4.36',
  'threePublic.actual.total': '0.000633',
  'threePublic.actual.abroad': '0',
  'threePublic.actual.vehicleRunning': '1.97',
  'threePublic.actual.reception': '4.36',
  'procurement.actual.total': '458.45',
  'procurement.actual.goods': '0.004627',
  'procurement.actual.works': '248.22',
  'procurement.actual.services': '163.96',
  'assets.total': '1343.06',
  'assets.liabilities': '390.45',
  'assets.net': '952.61',
  'assets.fixedOriginal': '729.03',
  'assets.fixedInUse': '520.96',
  'assets.utilisation': '71.46',
  'result.selfScore': '98',
  'result.selfGrade': 'excellent',
};

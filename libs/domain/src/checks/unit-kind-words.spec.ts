// Shows, in the words of many clerks, where a unit calls itself what it is not and where it speaks of others.
import { checksBlaming, checksShowing } from './clerks.fixture';

describe('unit-kind-words', () => {
  it.each([
    ['我乡与青石镇、白石街道交界，乡镇联动，全面推进乡村振兴。', 'township'],
    ['我乡位于县城西部，东邻白果镇，镇村公路相通，距镇区8公里。', 'township'],
    ['协助县委县政府、县农业农村局开展工作，县局领导来我乡调研。', 'township'],
    ['推进“我为群众办实事”，我们坚持党建引领。', 'township'],
    ['全乡各村（社区）、乡直各单位，乡镇干部、乡村干部齐抓共管。', 'township'],
    ['创建全省特色小镇、文明村镇、美丽乡镇，全市十强乡镇。', 'township'],
    ['集镇建设提速，集镇污水管网项目投入使用，场镇、圩镇环境整治。', 'township'],
    ['镇静应对疫情，全局谋划，大局意识，布局优化，开局良好。', 'township'],
    ['乡镇机构改革后，镇（乡）级权限下放，建制镇、重点镇、中心镇发展。', 'township'],
    ['向兄弟乡镇学习，借鉴外镇经验；与邻镇签订协议；外出考察白石镇，该镇经验可行。', 'township'],
    ['全县23个乡镇中我乡排名第3；全县乡镇街道考核第二。', 'township'],
    ['我镇全年接待返乡人员320人次，返乡创业、下乡、城乡居民、乡贤、乡音、乡愁、乡风文明。', 'town'],
    ['全镇乡村两级、乡土人才、本乡本土、乡村道路、乡道县道、老乡、家乡。', 'town'],
    ['本镇与清水乡接壤，清水乡党委书记来我镇交流；白石街道办事处协办。', 'town'],
    ['乡镇财政所、乡镇纪检、乡镇卫生院、乡镇级饮用水源地；实行“乡财县管”。', 'town'],
    ['国土所、派出所、财政所、乡镇人大换届，乡级河长、乡级林长、县乡村三级联动。', 'town'],
    ['街道两侧环境整治，集镇街道硬化3公里，主街道亮化，全街道路保洁。', 'town'],
    ['严格执行《乡镇财政资金监管办法》。全面落实“镇呼县应”“乡呼县应”机制。', 'town'],
    ['2015年撤乡并镇，原云盘乡、官桥镇合并。原云盘乡党委办公楼已处置。', 'town'],
    ['我街道辖6个社区，街道党工委统筹，全街道人口5万人，我街道与城关镇相邻。', 'subdistrict'],
    ['我办坚持过紧日子，我街严格财务管理，全街党员干部下沉一线，街道办事处。', 'subdistrict'],
    ['镇街联动，全市镇（街）排名，街镇体制改革，城乡结合部，乡镇（街道）。', 'subdistrict'],
    ['全面落实镇街权责清单；城镇居民、城镇新增就业320人，乡镇街道综合执法。', 'subdistrict'],
    ['我局负责全县乡镇工作，乡镇（街道）联动，全镇推广，全乡覆盖。', 'department'],
    ['指导白石镇、青山乡开展工作，镇党委积极配合；全县各乡镇、各街道落实。', 'department'],
    ['我委、我办、我中心、我站、我院、我校、我馆、我会、我队工作平稳。', 'department'],
    ['我单位、我部、本部门、本中心、本级。', 'department'],
    ['本乡镇、我乡（镇）、各乡（镇）、全乡（镇）范围内推进。', 'township'],
    ['我镇（乡）、各镇（乡）落实到位。', 'town'],
    ['与县财政局、县审计局沟通，我局限性；全局性工作；当局。', 'township'],
    ['乡人民代表大会、乡政府、乡人武部，对照“五好乡镇”标准。', 'township'],
    ['全镇上下以“我的家乡我建设”为抓手，吸引在外乡友回乡投资。', 'town'],
    ['实施“千村百镇”工程。开展“全乡村振兴示范”评选。', 'town'],
    ['联镇领导、包镇干部一线指挥，联乡县领导带队。', 'township'],
    ['我镇到衡南县云集镇、祁东县金桥镇考察，学习该镇、两镇经验。', 'town'],
    ['根据县委统一部署，全县全镇动员；“镇村同治”，镇村干部进村入户。', 'town'],
    ['推进国土空间规划，编制完成乡镇级规划，乡集镇规划。', 'township'],
  ])('leaves alone: %s', (text, kind) => expect(checksBlaming(text, kind)).toEqual([]));

  it.each([
    ['一年来，我镇紧紧围绕县委县政府中心工作。', 'township', 'same.unitKind'],
    ['全镇上下齐心协力，圆满完成任务。', 'township', 'same.unitKind'],
    ['本镇预算编制规范。', 'township', 'same.unitKind'],
    ['镇党委、镇政府高度重视。', 'township', 'same.unitKind'],
    ['在县委坚强领导下，镇党委政府高度重视，成立领导小组。', 'township', 'same.unitKind'],
    ['一年来，我乡紧紧围绕县委县政府中心工作。', 'town', 'same.unitKind'],
    ['覆盖全乡16个村。', 'town', 'same.unitKind'],
    ['经乡党委会议研究决定。', 'town', 'same.unitKind'],
    ['我街道财务管理规范。', 'town', 'same.unitKind'],
    ['我局财务管理规范。', 'town', 'same.unitKind'],
    ['我镇财务管理规范。', 'subdistrict', 'same.unitKind'],
    ['全镇16个社区。', 'subdistrict', 'same.unitKind'],
    ['我乡财务管理规范，乡政府严格审批。', 'subdistrict', 'same.unitKind'],
    ['我乡财务管理规范。', 'department', 'same.unitKind'],
    ['本街道财务管理规范。', 'department', 'same.unitKind'],
    ['我镇整体支出管理规范。', 'department', 'same.unitKind'],
    ['我局成立了绩效评价领导小组。', 'township', 'same.unitKind'],
    ['乡人民政府成立绩效评价工作领导小组。', 'town', 'same.unitKind'],
    ['镇机关干部作风明显转变。', 'township', 'same.unitKind'],
    ['由乡财政所牵头开展自评。', 'town', 'same.unitKind'],
    ['我镇2023年度部门整体支出绩效自评结果如下。', 'township', 'same.unitKind'],
    ['镇长办公会研究通过。', 'township', 'same.unitKind'],
    ['乡长任组长。', 'town', 'same.unitKind'],
  ])('finds: %s', (text, kind, check) => {
    const wanted = [check];
    expect(checksShowing(text, kind)).toEqual(expect.arrayContaining(wanted));
    expect(checksBlaming(text, kind).filter((each) => !wanted.includes(each))).toEqual([]);
  });
});

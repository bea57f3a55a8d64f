// Decides which events the trail knows, how each reads as a sentence and what of it is hidden.
import type { Json } from '../json';
import { withinSentence, type Words } from '../words';
import { cycleFieldWords } from '../cycles/cycle-words.table';
import { placeWords } from '../reports/place-words';
import { sameJson } from '../same-json';

/** Facts of one change as they enter the trail; who, when and via what are added by the one writer. */
export interface AuditFact {
  readonly event: EventName;
  readonly before: Json;
  readonly after: Json;
  readonly reason: string | null;
}
interface EventRow {
  /** When it is written. */
  readonly when: string;
  readonly describe: (fact: EventFacts) => Words;
  /** Field names whose values never enter the trail. */
  readonly redact: readonly string[];
}
export interface EventFacts {
  readonly before: Json;
  readonly after: Json;
  readonly reason: string | null;
}

const of = (value: Json, name: string): string => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return '';
  const found = (value as { readonly [key: string]: Json })[name];
  if (found === undefined || found === null) return '';
  if (Array.isArray(found)) return found.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('、');
  return typeof found === 'object' ? JSON.stringify(found) : String(found);
};
const namesOf = (value: Json): string[] => (value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.keys(value) : []);
const inside = (value: Json, name: string): Json =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? ((value as { readonly [key: string]: Json })[name] ?? null) : null;
const count = (value: Json): number => namesOf(value).length;
/** The first five fields by name; several explanations or self-scores are said once. */
const fieldsOf = (value: Json): Words => {
  const words = namesOf(value).map((field) => placeWords(field.startsWith('selfScore:') ? 'selfScore' : field));
  const said = (language: keyof Words, mark: string) => [...new Set(words.map((word) => word[language]))].slice(0, 5).join(mark);
  return { zh: said('zh', '、'), en: said('en', ', ') };
};
/** Names of what was changed of a cycle; of its settings only those that differ. */
const cycleChanges = (before: Json, after: Json): Words[] => {
  const [old, now] = [inside(before, 'settings'), inside(after, 'settings')];
  const settings = namesOf(now).filter((name) => !sameJson(inside(old, name), inside(now, name)));
  return [...namesOf(after).filter((name) => name !== 'cycle' && name !== 'settings'), ...settings].map((name) =>
    Object.hasOwn(cycleFieldWords, name) ? cycleFieldWords[name as keyof typeof cycleFieldWords] : { zh: name, en: name },
  );
};
const because = (reason: string | null): Words =>
  reason ? { zh: `，理由：${withinSentence(reason)}`, en: `, because: ${withinSentence(reason)}` } : { zh: '', en: '' };
const said =
  (zh: string, en: string) =>
  ({ reason }: EventFacts): Words => ({ zh: zh + because(reason).zh, en: en + because(reason).en });

const table = {
  'report.created': { when: 'a unit starts its report', describe: said('新建了报告', 'created the report'), redact: [] },
  'report.edited': {
    when: 'content is saved',
    describe: ({ after, reason }) => ({
      zh: `修改了 ${count(after)} 处：${fieldsOf(after).zh}${because(reason).zh}`,
      en: `changed ${count(after)} fields: ${fieldsOf(after).en}${because(reason).en}`,
    }),
    redact: [],
  },
  'report.imported': {
    when: 'an import is accepted into the report',
    describe: ({ after }) => ({ zh: `导入了文件“${of(after, 'file')}”`, en: `imported the file "${of(after, 'file')}"` }),
    redact: [],
  },
  'report.submitted': {
    when: 'submit',
    describe: ({ after }) => ({
      zh: `提交了报告（第 ${of(after, 'round')} 轮）`,
      en: `submitted the report (round ${of(after, 'round')})`,
    }),
    redact: [],
  },
  'report.withdrawn': { when: 'withdraw', describe: said('撤回了报告', 'withdrew the report'), redact: [] },
  'report.returned': {
    when: 'return',
    describe: ({ after, reason }) => ({
      zh: `退回了报告，${of(after, 'itemCount')} 条意见，${of(after, 'due')} 前改好${because(reason).zh}`,
      en: `returned the report with ${of(after, 'itemCount')} items, due ${of(after, 'due')}${because(reason).en}`,
    }),
    redact: [],
  },
  'report.approved': { when: 'approve', describe: said('审核通过', 'approved the report'), redact: [] },
  'report.scored': {
    when: 'score',
    describe: ({ after, reason }) => ({
      zh: `评定得分 ${of(after, 'total')} 分${because(reason).zh}`,
      en: `scored the report ${of(after, 'total')}${because(reason).en}`,
    }),
    redact: [],
  },
  'report.rescored': { when: 'rescore', describe: said('退回重新评分', 'sent the report back to scoring'), redact: [] },
  'report.published': {
    when: 'publish',
    describe: ({ after }) => ({
      zh: `公布了结果，摘要 ${of(after, 'digest').slice(0, 16)}`,
      en: `published the result, digest ${of(after, 'digest').slice(0, 16)}`,
    }),
    redact: [],
  },
  'report.amended': { when: 'amend', describe: said('撤下公布并更正', 'took the publication back to amend it'), redact: [] },
  'report.opened': {
    when: 'a reviewer opens a submitted report for the first time',
    describe: said('开始审核', 'opened the report for review'),
    redact: [],
  },
  'report.assigned': {
    when: 'reviewers or scorers are set',
    describe: ({ after }) => ({
      zh: `指定审核人：${of(after, 'reviewers') || '无'}；评分人：${of(after, 'scorers') || '无'}`,
      en: `assigned reviewers: ${of(after, 'reviewers') || 'none'}; scorers: ${of(after, 'scorers') || 'none'}`,
    }),
    redact: [],
  },
  'returnItem.answered': {
    when: 'a return item is answered',
    describe: ({ after }) => ({ zh: `答复了退回意见：${of(after, 'answer')}`, en: `answered a return item: ${of(after, 'answer')}` }),
    redact: [],
  },
  'evidence.attached': {
    when: 'a file is attached as evidence',
    describe: ({ after }) => ({
      zh: `添加了佐证材料“${of(after, 'name')}”，摘要 ${of(after, 'digest').slice(0, 16)}`,
      en: `attached the evidence "${of(after, 'name')}", digest ${of(after, 'digest').slice(0, 16)}`,
    }),
    redact: [],
  },
  'evidence.removed': {
    when: 'a piece of evidence is removed from a draft',
    describe: ({ before }) => ({
      zh: `移除了佐证材料“${of(before, 'name')}”，摘要 ${of(before, 'digest').slice(0, 16)}`,
      en: `removed the evidence "${of(before, 'name')}", digest ${of(before, 'digest').slice(0, 16)}`,
    }),
    redact: [],
  },
  'comment.written': {
    when: 'a comment is written',
    describe: ({ after }) => ({ zh: `批注：${of(after, 'text')}`, en: `commented: ${of(after, 'text')}` }),
    redact: [],
  },
  'comment.resolved': { when: 'a comment is resolved', describe: said('处理了一条批注', 'resolved a comment'), redact: [] },
  'result.accepted': { when: 'the head accepts the result', describe: said('确认了评定结果', 'accepted the result'), redact: [] },
  'objection.filed': {
    when: 'the head objects',
    describe: ({ after, reason }) => ({
      zh: `提出了异议${of(after, 'indicators') ? `（${of(after, 'indicators')}）` : ''}${because(reason).zh}`,
      en: `objected to the result${of(after, 'indicators') ? ` (${of(after, 'indicators')})` : ''}${because(reason).en}`,
    }),
    redact: [],
  },
  'objection.decided': {
    when: 'an objection is decided',
    describe: ({ after, reason }) => ({
      zh: `异议${of(after, 'upheld') === 'true' ? '成立' : '不成立'}${because(reason).zh}`,
      en: `the objection was ${of(after, 'upheld') === 'true' ? 'upheld' : 'rejected'}${because(reason).en}`,
    }),
    redact: [],
  },
  'extension.asked': {
    when: 'a unit asks for more time',
    describe: ({ after, reason }) => ({
      zh: `申请延期至 ${of(after, 'due')}${because(reason).zh}`,
      en: `asked to extend until ${of(after, 'due')}${because(reason).en}`,
    }),
    redact: [],
  },
  'extension.decided': {
    when: 'an extension is decided',
    describe: ({ after, reason }) => ({
      zh: `${of(after, 'granted') === 'true' ? '同意' : '不同意'}延期${because(reason).zh}`,
      en: `${of(after, 'granted') === 'true' ? 'granted' : 'refused'} the extension${because(reason).en}`,
    }),
    redact: [],
  },
  'sheet.saved': {
    when: 'a score sheet is saved',
    describe: ({ after }) => ({ zh: `保存了评分表，${count(after)} 项`, en: `saved the score sheet, ${count(after)} lines` }),
    redact: [],
  },
  'sheet.submitted': { when: 'a score sheet is handed in', describe: said('提交了评分表', 'handed in the score sheet'), redact: [] },
  'sheet.imported': {
    when: 'a score sheet that was filled as a workbook is taken in',
    describe: ({ after }) => ({
      zh: `导入了评分表文件“${of(after, 'file')}”`,
      en: `took in the score sheet file "${of(after, 'file')}"`,
    }),
    redact: [],
  },
  'sheets.moderated': {
    when: 'a supervisor settles how far the scorers lie apart',
    describe: ({ after, reason }) => {
      const lines = count(inside(after, 'lines'));
      const spread = of(after, 'spread');
      return lines === 0
        ? { zh: `接受了评分差距 ${spread} 分${because(reason).zh}`, en: `accepted the spread of ${spread} points${because(reason).en}` }
        : { zh: `评议确定了 ${lines} 项得分${because(reason).zh}`, en: `settled ${lines} lines by moderation${because(reason).en}` };
    },
    redact: [],
  },
  'conflict.declared': {
    when: 'a conflict of interest between a person and a unit is declared',
    describe: ({ after, reason }) => ({
      zh: `登记 ${of(after, 'person')} 对 ${of(after, 'unit')} 回避${because(reason).zh}`,
      en: `declared a conflict of interest of ${of(after, 'person')} with ${of(after, 'unit')}${because(reason).en}`,
    }),
    redact: [],
  },
  'conflict.withdrawn': {
    when: 'a declared conflict of interest ends',
    describe: ({ before, reason }) => ({
      zh: `解除 ${of(before, 'person')} 对 ${of(before, 'unit')} 的回避${because(reason).zh}`,
      en: `ended the conflict of interest of ${of(before, 'person')} with ${of(before, 'unit')}${because(reason).en}`,
    }),
    redact: [],
  },
  'score.recalculated': {
    when: 'the score of a report is replaced by a recalculation that the supervisor confirmed',
    describe: ({ before, after, reason }) => ({
      zh: `重新计算：${of(before, 'total')} → ${of(after, 'total')} 分${because(reason).zh}`,
      en: `recalculated: ${of(before, 'total')} → ${of(after, 'total')}${because(reason).en}`,
    }),
    redact: [],
  },
  'recalculation.started': {
    when: 'a dry run of a recalculation is asked for',
    describe: ({ after }) => ({
      zh: `开始试算，方案 ${of(after, 'scheme')} 第 ${of(after, 'schemeVersion')} 版`,
      en: `started a dry run under ${of(after, 'scheme')}, version ${of(after, 'schemeVersion')}`,
    }),
    redact: [],
  },
  'recalculation.finished': {
    when: 'a dry run is through',
    describe: ({ after }) => ({
      zh: `试算完成，${of(after, 'reports')} 份报告，结果摘要 ${of(after, 'digest').slice(0, 16)}`,
      en: `finished the dry run of ${of(after, 'reports')} reports, digest ${of(after, 'digest').slice(0, 16)}`,
    }),
    redact: [],
  },
  'recalculation.confirmed': {
    when: 'the supervisor applies a dry run, with the typed count and a reason',
    describe: ({ after, reason }) => ({
      zh: `采用试算结果，${of(after, 'reports')} 份报告${because(reason).zh}`,
      en: `applied the dry run to ${of(after, 'reports')} reports${because(reason).en}`,
    }),
    redact: [],
  },
  'recalculation.applied': {
    when: 'every chosen report has been dealt with',
    describe: ({ after }) => ({
      zh: `重新计算完成，${of(after, 'applied')} 份已更新，${of(after, 'refused')} 份因数据已变化未更新`,
      en: `recalculated ${of(after, 'applied')} reports; ${of(after, 'refused')} had changed meanwhile and were left`,
    }),
    redact: [],
  },
  'recalculation.cancelled': {
    when: 'a recalculation is cancelled',
    describe: said('取消了重新计算', 'cancelled the recalculation'),
    redact: [],
  },
  'account.created': {
    when: 'an account is made',
    describe: ({ after }) => ({ zh: `新建账号 ${of(after, 'username')}`, en: `created the account ${of(after, 'username')}` }),
    redact: ['password', 'passwordHash'],
  },
  'account.changed': {
    when: 'roles, name or state of an account change',
    describe: ({ after }) => ({ zh: `修改账号 ${of(after, 'username')}`, en: `changed the account ${of(after, 'username')}` }),
    redact: ['password', 'passwordHash'],
  },
  'account.passwordChanged': {
    when: 'a password changes',
    describe: said('修改了密码', 'changed the password'),
    redact: ['password', 'passwordHash'],
  },
  'account.signedIn': { when: 'a sign-in succeeds', describe: said('登录', 'signed in'), redact: ['password'] },
  'account.signInFailed': { when: 'a sign-in fails', describe: said('登录失败', 'failed to sign in'), redact: ['password'] },
  'account.signedOut': { when: 'a session is ended', describe: said('退出登录', 'signed out'), redact: [] },
  'unit.created': {
    when: 'an organisation is added',
    describe: ({ after }) => ({ zh: `新增单位 ${of(after, 'name')}`, en: `added the unit ${of(after, 'name')}` }),
    redact: [],
  },
  'unit.changed': {
    when: 'name, kind, validity or exemption of a unit change',
    describe: ({ after }) => ({ zh: `修改单位 ${of(after, 'name')}`, en: `changed the unit ${of(after, 'name')}` }),
    redact: [],
  },
  'units.imported': {
    when: 'a roster of units was imported; each unit has its own event before it',
    describe: ({ after }) => ({
      zh: `导入单位名册“${of(after, 'file')}”，新增 ${of(after, 'created')}，修改 ${of(after, 'changed')}`,
      en: `imported the units of "${of(after, 'file')}": ${of(after, 'created')} added, ${of(after, 'changed')} changed`,
    }),
    redact: [],
  },
  'accounts.imported': {
    when: 'a roster of accounts was imported; each account has its own event before it',
    describe: ({ after }) => ({
      zh: `导入账号名册“${of(after, 'file')}”，新增 ${of(after, 'created')}，修改 ${of(after, 'changed')}`,
      en: `imported the accounts of "${of(after, 'file')}": ${of(after, 'created')} added, ${of(after, 'changed')} changed`,
    }),
    redact: ['password', 'passwordHash'],
  },
  'cycle.created': {
    when: 'a cycle is made',
    describe: ({ after }) => ({ zh: `新建 ${of(after, 'year')} 年度自评工作`, en: `created the cycle of ${of(after, 'year')}` }),
    redact: [],
  },
  'cycle.changed': {
    when: 'settings of a cycle change',
    describe: ({ before, after }) => {
      const words = cycleChanges(before, after);
      return {
        zh: `修改自评工作设置：${words.map(({ zh }) => `“${zh}”`).join('、')}`,
        en: `changed the cycle: ${words.map(({ en }) => en).join(', ')}`,
      };
    },
    redact: [],
  },
  'cycle.opened': { when: 'a cycle opens', describe: said('开放自评工作', 'opened the cycle'), redact: [] },
  'cycle.closed': { when: 'a cycle closes', describe: said('结束自评工作', 'closed the cycle'), redact: [] },
  'scheme.created': {
    when: 'a scheme is loaded or drafted',
    describe: ({ after }) => ({ zh: `录入指标体系 ${of(after, 'name')}`, en: `recorded the scheme ${of(after, 'name')}` }),
    redact: [],
  },
  'scheme.changed': {
    when: 'a draft of a scheme is saved',
    describe: ({ before, after }) => ({
      zh: `修改指标体系 ${of(after, 'name')} 第 ${of(after, 'version')} 版底稿 ${of(after, 'changes')} 处，摘要 ${of(before, 'digest').slice(0, 16)} → ${of(after, 'digest').slice(0, 16)}`,
      en: `changed ${of(after, 'changes')} places of the draft ${of(after, 'name')} version ${of(after, 'version')}, digest ${of(before, 'digest').slice(0, 16)} → ${of(after, 'digest').slice(0, 16)}`,
    }),
    redact: [],
  },
  'scheme.deleted': {
    when: 'a draft of a scheme is deleted',
    describe: ({ before }) => ({
      zh: `删除指标体系 ${of(before, 'name')} 第 ${of(before, 'version')} 版底稿`,
      en: `deleted the draft ${of(before, 'name')} version ${of(before, 'version')}`,
    }),
    redact: [],
  },
  'scheme.released': {
    when: 'a scheme is released',
    describe: ({ after }) => ({ zh: `发布指标体系 ${of(after, 'name')}`, en: `released the scheme ${of(after, 'name')}` }),
    redact: [],
  },
} as const satisfies Record<string, EventRow>;

export type EventName = keyof typeof table;
export const eventsTable: Record<EventName, EventRow> = table;
export const EVENT_NAMES = Object.keys(table) as EventName[];
export const isEventName = (text: string): text is EventName => text in table;

/** The sentence of an event, without the actor and the time. */
export const describe = (event: EventName, facts: EventFacts): Words => eventsTable[event].describe(facts);

const HIDDEN = '（不记录）';
/** The facts with what must never enter the trail replaced. */
export const redact = (fact: AuditFact): AuditFact => {
  const hidden = eventsTable[fact.event].redact;
  const clean = (value: Json): Json => {
    if (hidden.length === 0 || value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hidden.includes(name) ? HIDDEN : (inner as Json)]));
  };
  return { ...fact, before: clean(fact.before), after: clean(fact.after) };
};

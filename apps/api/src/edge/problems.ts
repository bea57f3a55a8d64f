// Decides how a refusal reads as application/problem+json (RFC 9457) and which status it has.
import type { Problem } from '@camphor/contract';
import { describeReason, type Fact, type Language, type Refusal, type RefusalKind, type Words } from '@camphor/domain';

export const statusOf: Record<RefusalKind, number> = {
  unauthenticated: 401,
  not_found: 404,
  malformed: 400,
  too_large: 413,
  unsupported: 415,
  key_reused: 422,
  precondition_required: 428,
  stale: 412,
  wrong_state: 409,
  conflict: 409,
  forbidden: 403,
  guards: 422,
  too_many: 429,
  unavailable: 503,
};
const titles: Record<RefusalKind | 'unexpected', Words> = {
  unauthenticated: { zh: '未登录', en: 'Not signed in' },
  not_found: { zh: '没有找到', en: 'Not found' },
  malformed: { zh: '提交的内容不符合要求', en: 'Malformed request' },
  too_large: { zh: '内容过大', en: 'Too large' },
  unsupported: { zh: '不支持的内容类型', en: 'Unsupported content type' },
  key_reused: { zh: 'Idempotency-Key 已用于别的请求', en: 'Idempotency-Key used for another request' },
  precondition_required: { zh: '缺少必要的请求头', en: 'A header is missing' },
  stale: { zh: '版本已过期', en: 'Stale version' },
  wrong_state: { zh: '当前状态不允许', en: 'Not in this state' },
  conflict: { zh: '有冲突', en: 'Conflict' },
  forbidden: { zh: '没有权限', en: 'Not your role' },
  guards: { zh: '条件不满足', en: 'Not yet' },
  too_many: { zh: '请稍后再试', en: 'Too many attempts' },
  unavailable: { zh: '服务暂时不可用', en: 'Unavailable' },
  unexpected: { zh: '出现意外错误', en: 'Unexpected error' },
};

interface Conflict {
  readonly field: string;
  readonly yours: string | null;
  readonly theirs: string | null;
}
const isConflict = (fact: Fact): boolean =>
  typeof fact === 'object' && fact !== null && 'field' in fact && 'yours' in fact && 'theirs' in fact;
const conflictsOf = (refusal: Refusal): Conflict[] =>
  refusal.reasons
    .filter(({ code }) => code === 'field_conflict')
    .flatMap(({ facts }) => (Array.isArray(facts['conflicts']) ? (facts['conflicts'] as Fact[]) : []))
    .filter(isConflict)
    .map((fact) => fact as unknown as Conflict);

/** The problem of a refusal, every reason with its sentence. */
export const problemOf = (refusal: Refusal, language: Language, request: string): Problem => {
  const reasons = refusal.reasons.map((reason) => ({
    code: reason.code,
    facts: { ...reason.facts },
    message: describeReason(reason)[language],
  }));
  const conflicts = conflictsOf(refusal);
  return {
    type: `urn:camphor:problem:${refusal.kind}`,
    title: titles[refusal.kind][language],
    status: statusOf[refusal.kind],
    detail: reasons
      .slice(0, 5)
      .map(({ message }) => message)
      .join(' '),
    code: refusal.reasons[0].code,
    reasons,
    request,
    ...(conflicts.length > 0 ? { conflicts } : {}),
  };
};

/** What a client learns of an error that nobody foresaw: that it happened, and under which name it is in the log. */
export const unexpectedProblem = (language: Language, request: string): Problem => {
  const reason = { code: 'unexpected', facts: { request } } as const;
  const message = describeReason(reason)[language];
  return {
    type: 'urn:camphor:problem:unexpected',
    title: titles.unexpected[language],
    status: 500,
    detail: message,
    code: 'unexpected',
    reasons: [{ ...reason, message }],
    request,
  };
};

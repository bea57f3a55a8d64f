// Shows a reason of a refusal on the wire, with its sentence in one language.
import { describeReason, type Language, type Reason } from '@camphor/domain';

export const shownReason = (reason: Reason, language: Language) => ({
  code: reason.code,
  facts: { ...reason.facts },
  message: describeReason(reason)[language],
});

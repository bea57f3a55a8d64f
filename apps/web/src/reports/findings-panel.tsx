// Shows the 体检 panel: what must be mended, what asks for a word, hints, and what passed; a click leads to the place.
import { placeWords, type Words } from '@camphor/domain';
import { useEffect, useRef } from 'react';
import { useWords } from '../app/language';
import { findingAnchor } from '../ui/anchors';
import { isTyping } from '../ui/keys';
import { indicatorOfFinding, sectionOfFinding } from './chapters';
import { EvidenceList } from './evidence-list';
import { ExplanationBox } from './explanation-box';
import { FindingMend } from './finding-mend';
import { FindingSign, statusWords } from './finding-sign';
import { isExplained, tallyOf, type ShownFinding } from './shown-finding';

const words = {
  title: { zh: '体检', en: 'Checks' },
  checking: { zh: '正在体检…', en: 'Checking…' },
  unwritten: { zh: '填写后，这里随时显示检查结果。', en: 'As you write, what the checks find is shown here.' },
  clear: { zh: '没有发现需要处理的问题。', en: 'Nothing found that needs you.' },
  explained: { zh: '已说明', en: 'explained' },
  toPlace: { zh: '到该处', en: 'Go there' },
} satisfies Record<string, Words>;

export interface FindingsPanelProps {
  /** False while nothing has been checked yet. */
  readonly checked: boolean;
  readonly findings: readonly ShownFinding[];
  readonly explanations: Readonly<Record<string, string | null | undefined>>;
  /** Without it the panel is only read. */
  readonly editable: boolean;
  readonly chosen: string | null;
  readonly onJump: (id: string) => void;
}

const placeLabel = (finding: ShownFinding): Words | null => {
  if (indicatorOfFinding(finding) !== null) return { zh: '逐项自评', en: 'Self-score by indicator' };
  if (finding.key !== undefined) return placeWords(`figure:${finding.key}`);
  const section = sectionOfFinding(finding);
  return section ? placeWords(`section:${section}`) : null;
};

/** What is claimed is proved where it is claimed: at the figure, else in its section. */
const FindingEvidence = ({ finding }: { finding: ShownFinding }) => {
  const say = useWords();
  const section = sectionOfFinding(finding);
  const indicator = indicatorOfFinding(finding);
  const target =
    indicator !== null
      ? `indicator:${indicator}`
      : finding.key !== undefined
        ? `figure:${finding.key}`
        : section
          ? `section:${section}`
          : null;
  return target === null ? null : <EvidenceList target={target} label={say(placeLabel(finding) ?? placeWords(target))} />;
};

const Card = ({
  finding,
  explanations,
  editable,
  chosen,
  onJump,
}: Omit<FindingsPanelProps, 'checked' | 'findings'> & { finding: ShownFinding }) => {
  const say = useWords();
  const label = placeLabel(finding);
  const explained = finding.status === 'warn' && isExplained(finding, explanations);
  return (
    <li
      id={findingAnchor(finding.id)}
      className={`finding-card card-${finding.status}${chosen === finding.id ? ' chosen' : ''}${explained ? ' explained' : ''}`}
      data-testid={`finding-${finding.id}`}
      data-status={finding.status}
    >
      <div className="finding-main">
        <FindingSign status={finding.status} />
        <div>
          {label ? (
            <button type="button" className="finding-jump" onClick={() => onJump(finding.id)} data-jump>
              {finding.message}
            </button>
          ) : (
            <p>{finding.message}</p>
          )}
          <p className="finding-place">
            {label && say(label)}
            {explained && <span className="explained-sign"> · {say(words.explained)}</span>}
          </p>
          {finding.quote && <blockquote>{finding.quote}</blockquote>}
        </div>
      </div>
      {editable && <FindingMend finding={finding} />}
      {finding.status === 'warn' &&
        (editable ? (
          <>
            <ExplanationBox finding={finding} />
            <FindingEvidence finding={finding} />
          </>
        ) : (
          explained && <p className="given-explanation">{explanations[finding.id]}</p>
        ))}
    </li>
  );
};

/** j and k walk through what is open. */
const useWalk = (open: readonly ShownFinding[], chosen: string | null, onJump: (id: string) => void) => {
  const state = useRef({ open, chosen, onJump });
  state.current = { open, chosen, onJump };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { open: all, chosen: now, onJump: jump } = state.current;
      const at = all.findIndex(({ id }) => id === now);
      const next = all[event.key === 'j' ? Math.min(at + 1, all.length - 1) : Math.max(at - 1, 0)];
      if (!next) return;
      event.preventDefault();
      jump(next.id);
      document.getElementById(findingAnchor(next.id))?.scrollIntoView({ block: 'nearest' });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
};

const Group = ({
  status,
  items,
  rest,
}: {
  status: ShownFinding['status'];
  items: readonly ShownFinding[];
  rest: Omit<FindingsPanelProps, 'checked' | 'findings'>;
}) => {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className={`group-title title-${status}`}>
        {say(statusWords[status])} <span data-testid={`count-${status}`}>{items.length}</span>
      </h3>
      <ul className="finding-list">
        {items.map((finding) => (
          <Card key={finding.id} finding={finding} {...rest} />
        ))}
      </ul>
    </section>
  );
};

const Folded = ({ status, items }: { status: 'pass' | 'skipped'; items: readonly ShownFinding[] }) => {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <details className="folded">
      <summary>
        <FindingSign status={status} />
        {say(statusWords[status])} <span data-testid={`count-${status}`}>{items.length}</span>
      </summary>
      <ul>
        {items.map(({ id, message }) => (
          <li key={id}>{message}</li>
        ))}
      </ul>
    </details>
  );
};

export const FindingsPanel = ({ checked, findings, ...rest }: FindingsPanelProps) => {
  const say = useWords();
  const { fails, warns, hints, passed, skipped } = tallyOf(findings);
  useWalk([...fails, ...warns, ...hints], rest.chosen, rest.onJump);
  const toExplain = warns.filter((finding) => !isExplained(finding, rest.explanations)).length;
  const nothingFound = passed.length > 0 ? words.clear : checked ? words.unwritten : words.checking;
  return (
    <section className="findings-panel" tabIndex={-1} aria-label={say(words.title)} data-testid="findings-panel">
      <p className="findings-sum" role="status">
        {fails.length + warns.length + hints.length === 0
          ? say(nothingFound)
          : say({
              zh: `${fails.length} 项必须改正，${toExplain} 项待说明，${passed.length} 项通过`,
              en: `${fails.length} to mend, ${toExplain} to explain, ${passed.length} passed`,
            })}
      </p>
      <Group status="fail" items={fails} rest={rest} />
      <Group status="warn" items={warns} rest={rest} />
      <Group status="hint" items={hints} rest={rest} />
      <Folded status="pass" items={passed} />
      <Folded status="skipped" items={skipped} />
    </section>
  );
};

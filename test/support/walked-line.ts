// Shows how the people of a unit and its bureau take a report over HTTP from where it stands to its publication, several at a time.
import { randomUUID } from 'node:crypto';
import type { ReportView, RouteName, Sheet, WireFinding } from '@camphor/contract';
import type { EventName } from '@camphor/domain';
import type { DemoOrganisation } from '@camphor/server';
import { demoReport } from '../../libs/server/src/demo/demo-report';
import type { AcknowledgedChanges } from './acknowledged';
import type { Answer, Asked, PatientClient } from './patient-client';
import type { Seeded } from './seeded';
import { pause, until } from './until';

export interface LineParts {
  readonly client: PatientClient;
  readonly acknowledged: AcknowledgedChanges;
  readonly chance: Seeded;
  readonly unit: DemoOrganisation;
  /** Place of the unit in its county. */
  readonly index: number;
  readonly cycle: { readonly id: string; readonly year: number; readonly scoredBySystem: boolean };
  /** null: the unit has not begun. */
  readonly reportId: string | null;
  /** Once scored, the line goes on commenting until this is true, and is published then. */
  readonly mayEnd: () => boolean;
}
const SCORERS = ['scorer1', 'scorer2'];
/** Sections that the demonstration leaves out: whatever is written there contradicts nothing. */
const FREE_SECTIONS = ['goals', 'method', 'problems', 'application'];
/** Share of the requests that are sent twice at once, as by a double click. */
const TWICE = 0.15;

// Letters only: digits would be read as figures.
const newMark = (): string =>
  randomUUID()
    .replaceAll('-', '')
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
const versionOf = ({ body }: Answer): number | null =>
  (body as { state?: unknown; version?: number }).state === undefined ? null : (body as ReportView).version;
const shown = ({ status, body }: Answer): string => `${status} ${JSON.stringify(body).slice(0, 600)}`;

export class WalkedLine {
  private reportId: string;
  private readonly preparer: string;
  private readonly head: string;
  private readonly reviewer: string;

  constructor(private readonly parts: LineParts) {
    const code = parts.unit.code.toLowerCase();
    this.preparer = `${code}.preparer`;
    this.head = `${code}.head`;
    this.reviewer = parts.index % 2 === 0 ? 'reviewer1' : 'reviewer2';
    this.reportId = parts.reportId ?? '';
  }

  /** Walks until the report is published; one that is published already is amended first. */
  async walk(): Promise<void> {
    if (this.reportId === '') await this.create();
    const steps: Record<Exclude<ReportView['state'], 'published'>, () => Promise<unknown>> = {
      draft: () => this.draft(),
      submitted: () => this.review(),
      reviewed: () => this.score(),
      scored: () => this.settle(),
    };
    const { state } = await this.view();
    if (state === 'published') await this.move('supervisor', 'amend', 'report.amended', { reason: '一处数据有误。' });
    for (let at = (await this.view()).state; at !== 'published'; at = (await this.view()).state) await steps[at]();
  }

  private async create(): Promise<void> {
    const made = await this.change(this.preparer, 'createReport', 'report.created', { body: { cycleId: this.parts.cycle.id } });
    this.reportId = (made.body as ReportView).id;
  }

  private async draft(): Promise<void> {
    const view = await this.view();
    await this.assign(view);
    if (view.content.figures['budget.final.expenditure'] === undefined) {
      const { unit, cycle, index } = this.parts;
      await this.change(this.preparer, 'patchContent', 'report.edited', { body: demoReport(unit, cycle.year, index), ifMatch: '*' });
    }
    const { version } = await this.view();
    // All upon the version that all have before their eyes: merged field by field.
    await Promise.all([...FREE_SECTIONS.map((section) => this.edit(section, version)), this.answerItems()]);
    await Promise.all(FREE_SECTIONS.slice(0, 2).map((section) => this.edit(section, '*')));
    await this.explainAndSubmit();
  }

  private async edit(section: string, ifMatch: number | '*'): Promise<void> {
    const mark = newMark();
    const body = { sections: { [section]: `补充说明（${mark}）。` } };
    await this.change(this.preparer, 'patchContent', 'report.edited', { body, ifMatch }, { mark, field: `section:${section}` });
  }

  private async answerItems(): Promise<void> {
    const { items } = (await this.read(this.preparer, 'listReturnItems')) as { items: { id: string; answer: string | null }[] };
    const open = items.filter(({ answer }) => answer === null);
    const answering = open.map(({ id }) => {
      const mark = newMark();
      const asked = { params: { itemId: id }, body: { answer: `已按要求补充（${mark}）。` }, ifMatch: '*' as const };
      return this.change(this.preparer, 'answerReturnItem', 'returnItem.answered', asked, { mark });
    });
    await Promise.all(answering);
  }

  private async explainAndSubmit(): Promise<void> {
    const { items } = (await this.read(this.preparer, 'listFindings')) as { items: WireFinding[] };
    const open = items.filter(({ status, explanation }) => status === 'warn' && !explanation);
    if (open.length > 0) {
      const explanations = Object.fromEntries(open.map(({ id }) => [id, '经核实，情况属实。']));
      await this.change(this.preparer, 'patchContent', 'report.edited', { body: { explanations }, ifMatch: '*' });
    }
    await this.move(this.head, 'submit', 'report.submitted');
  }

  private async assign({ assignments }: ReportView): Promise<void> {
    if (assignments && assignments.scorers.length > 0) return;
    const body = { reviewers: [this.reviewer], scorers: SCORERS };
    await this.change('supervisor', 'putAssignments', 'report.assigned', { body, ifMatch: '*' });
  }

  private async review(): Promise<void> {
    const view = await this.view();
    await this.assign(view);
    if (view.openedAt === null) await this.change(this.reviewer, 'markOpened', 'report.opened');
    if (view.round > 1) return this.oneOf([this.reviewer, this.reviewer], 'approve', 'report.approved');
    const items = ['section:measures', 'figure:budget.final.project'].map((target) => ({ target, reason: '请说明具体情况。' }));
    await this.move(this.reviewer, 'return', 'report.returned', { items });
  }

  private async score(): Promise<void> {
    await Promise.all(SCORERS.map((scorer) => this.fillSheet(scorer)));
    if (!this.parts.cycle.scoredBySystem) {
      await this.move('supervisor', 'score', 'report.scored');
      return;
    }
    const { version } = await until(`${this.parts.unit.name} is scored by the system`, () => this.scoredView(), 120);
    this.parts.acknowledged.add({ reportId: this.reportId, event: 'report.scored', who: 'system', version, key: null });
  }

  private async scoredView(): Promise<ReportView | null> {
    const view = await this.view();
    return view.state === 'scored' ? view : null;
  }

  private async fillSheet(scorer: string): Promise<void> {
    const sheet = (await this.read(scorer, 'mySheet')) as Sheet;
    const judged = sheet.lines.filter(({ computed }) => !computed);
    const lines = judged.map(({ indicator, weight }) => ({ indicator, points: weight, reason: '' }));
    const put = await this.change(scorer, 'putSheet', 'sheet.saved', { body: { lines }, ifMatch: sheet.version });
    await this.change(scorer, 'submitSheet', 'sheet.submitted', { body: {}, ifMatch: (put.body as Sheet).version });
  }

  private async settle(): Promise<void> {
    const accepting = this.change(this.head, 'acceptResult', 'result.accepted', { body: { accepted: true }, ifMatch: '*' });
    await Promise.all([accepting, this.comment('scorer1')]);
    while (!this.parts.mayEnd()) {
      await this.comment('supervisor');
      await pause(this.parts.chance.below(400));
    }
    await this.oneOf(['supervisor', 'supervisor2'], 'publish', 'report.published');
  }

  private async comment(who: string): Promise<void> {
    const mark = newMark();
    const body = { target: 'section:result', text: `请核对（${mark}）。` };
    await this.change(who, 'writeComment', 'comment.written', { body }, { mark });
  }

  private move(who: string, action: string, event: EventName, more: object = {}): Promise<Answer> {
    return this.change(who, 'transition', event, { body: { action, ...more }, ifMatch: '*' });
  }

  /** Both ask for the same at once, each with a key of its own, upon the same version: one is told yes, the other no. */
  private async oneOf(rivals: readonly [string, string], action: string, event: EventName): Promise<void> {
    const { version } = await this.view();
    const asked = rivals.map((who) => ({ who, key: randomUUID() }));
    const answers = await Promise.all(
      asked.map(({ who, key }) => this.call(who, 'transition', { body: { action }, ifMatch: version, key })),
    );
    const won = asked.flatMap((one, index) => (answers[index]?.status === 200 ? [{ ...one, answer: answers[index] }] : []));
    const refused = answers.filter(({ status }) => status === 409 || status === 412);
    const [winner] = won;
    if (!winner || won.length + refused.length !== answers.length || won.length !== 1)
      throw new Error(`${this.parts.unit.name} ${action} by two at once: ${answers.map(shown).join(' | ')}`);
    const { who, key, answer } = winner;
    this.parts.acknowledged.add({ reportId: this.reportId, event, who, version: versionOf(answer), key });
  }

  /** One change with a key of its own, acknowledged or the test fails. */
  private async change(
    who: string,
    name: RouteName,
    event: EventName,
    asked: Asked = {},
    marked: { readonly mark?: string; readonly field?: string } = {},
  ): Promise<Answer> {
    const key = randomUUID();
    const send = (): Promise<Answer> => this.call(who, name, { ...asked, key });
    const [answer, ...others] = await Promise.all(this.parts.chance.next() < TWICE ? [send(), send()] : [send()]);
    if (!answer || answer.status >= 300) throw new Error(`${who} ${name} ${event}: ${answer ? shown(answer) : 'no answer'}`);
    if (others.some((other) => JSON.stringify(other) !== JSON.stringify(answer)))
      throw new Error(`${who} ${name} ${event}: one key, two answers: ${[answer, ...others].map(shown).join(' | ')}`);
    const reportId = name === 'createReport' ? (answer.body as ReportView).id : this.reportId;
    this.parts.acknowledged.add({ reportId, event, who, version: versionOf(answer), key, ...marked });
    return answer;
  }

  private call(who: string, name: RouteName, asked: Asked): Promise<Answer> {
    return this.parts.client.call(who, name, { ...asked, params: { id: this.reportId, ...asked.params } });
  }
  private async read(who: string, name: RouteName): Promise<unknown> {
    const answer = await this.call(who, name, {});
    if (answer.status !== 200) throw new Error(`${who} ${name}: ${shown(answer)}`);
    return answer.body;
  }
  private async view(): Promise<ReportView> {
    return (await this.read('supervisor', 'getReport')) as ReportView;
  }
}

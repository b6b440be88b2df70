import type { EvaluationKind } from '../../src/events/performance-evaluation.events.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import { instantOf, type Instant, type PlainDate } from '../../src/kernel/time.ts';
import type { PerformanceEvaluationCommand } from '../../src/modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import type { EvaluationRules } from '../../src/events/evaluation-rules.ts';
import { dayOf } from '../common/calendar.ts';
import { departmentsOn } from './departments.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { GROUPS, OFFICE_ID, YEAR } from './office.data.ts';
import { COORDINATOR, evaluatorsFor, OUTSIDERS } from './people.ts';
import { ownerOf, type Project } from './projects.ts';

/** 18시 in Seoul. */
export const closingTime = (date: PlainDate): Instant => instantOf((dayOf(date) * 24 + 9) * 3_600_000);

/** The days of one cycle; what is due by a deadline is due at six in the evening. */
export interface CycleDays {
  readonly rules: PlainDate;
  readonly opened: PlainDate;
  readonly cutoff: PlainDate;
  readonly submitted: readonly PlainDate[];
  readonly submission: PlainDate;
  /** For one project alone. */
  readonly extension: PlainDate;
  readonly submittedLate: PlainDate;
  readonly returned: PlainDate;
  readonly submittedAgain: PlainDate;
  readonly again: PlainDate;
  readonly verified: PlainDate;
  readonly judged: PlainDate;
  readonly calculated: PlainDate;
  readonly notified: PlainDate;
  readonly appealed: PlainDate;
  readonly appeal: PlainDate;
  readonly opinion: PlainDate;
  readonly decided: PlainDate;
  readonly fixed: PlainDate;
  readonly disclosed: PlainDate;
}

/** How a project fares, by its place among those that are assessed. */
export type Fate = 'as-usual' | 'never-submits' | 'extended' | 'returned' | 'returned-for-good';

/** What both evaluations of the year have in common, and how their projects fare. */
export class Evaluation {
  readonly cycleId: string;
  #open: readonly Project[] = [];

  constructor(
    readonly office: DemoOffice,
    readonly kind: EvaluationKind,
    readonly days: CycleDays,
    readonly rules: EvaluationRules,
    readonly fateOf: (place: number) => Fate,
  ) {
    this.cycleId = `${OFFICE_ID}.${YEAR}.${kind}`;
  }

  /** The projects that were opened with it, by place. */
  get open(): readonly Project[] {
    return this.#open;
  }

  /** Those with one of these fates. */
  with(...fates: readonly Fate[]): readonly Project[] {
    return this.#open.filter((_, place) => fates.includes(this.fateOf(place)));
  }

  /** Whose it is for this evaluation: who owned it at the cut-off. */
  departmentOf(project: Project) {
    return ownerOf(project, this.days.cutoff);
  }

  enter(command: PerformanceEvaluationCommand, day: PlainDate, actor: Actor, reason: string): DemoYearEntry {
    return this.office.enter(command, day, actor, reason);
  }

  on(date: PlainDate, act: (day: PlainDate) => Iterable<DemoYearEntry>): void {
    this.office.on(date, act);
  }

  /** The assessments of the confirmed projects follow by themselves. */
  plan(living: () => readonly Project[]): void {
    const { rules, opened } = this.days;
    this.on(rules, (day) => [
      this.enter({ type: 'PublishRuleSet', rules: this.rules }, day, COORDINATOR, `${this.rules.title} 시행`),
    ]);
    this.on(opened, (day) => {
      this.#open = living();
      return [this.#opening(day)];
    });
    this.on(this.days.judged, (day) => this.#judge(day));
    this.on(this.days.calculated, (day) => this.#each(day, 'CalculateScore', '점수 산정'));
    this.on(this.days.notified, (day) => this.#each(day, 'NotifyScore', '점수 통보'));
  }

  #opening(day: PlainDate): DemoYearEntry {
    const { cutoff, submission, appeal, opinion } = this.days;
    const { ruleSetId, version } = this.rules;
    const departments = departmentsOn(cutoff);
    const groups = GROUPS.map(({ groupId }) => ({
      groupId,
      departmentIds: departments.filter((department) => department.groupId === groupId).map(({ id }) => id),
    }));
    const deadlines = {
      submission: closingTime(submission),
      appeal: closingTime(appeal),
      opinion: closingTime(opinion),
    };
    return this.enter(
      {
        type: 'OpenCycle',
        officeId: OFFICE_ID,
        year: YEAR,
        evaluation: this.kind,
        cutoffOn: cutoff,
        deadlines,
        ruleSetId,
        version,
        groups,
      },
      day,
      COORDINATOR,
      `${this.rules.title}에 따른 ${this.kind === 'mid-year' ? '중간평가' : '종합평가'}`,
    );
  }

  /** What was submitted, and stays so. */
  get submitted(): readonly Project[] {
    return this.with('as-usual', 'extended', 'returned');
  }

  *#judge(day: PlainDate): Iterable<DemoYearEntry> {
    const { random } = this.office;
    const { criteria } = this.rules;
    const most = (id: string) => Number(criteria.find(({ criterionId }) => criterionId === id)?.points ?? '0');
    for (const [place, project] of this.submitted.entries()) {
      const { projectNo } = project;
      const on = { type: 'GiveScore', cycleId: this.cycleId, projectNo, indicatorId: null } as const;
      const evaluators = evaluatorsFor(this.departmentOf(project).id);
      const give = (actor: Actor, criterionId: string, points: string, reason: string) =>
        this.enter({ ...on, criterionId, points }, day, actor, reason);
      const merit = random.between(70, 96);
      const near = (id: string) => ((most(id) * (merit + random.between(-4, 4))) / 100).toFixed(1);
      for (const evaluator of evaluators) yield give(evaluator, 'effort', near('effort'), '추진 노력도 평점');
      if (most('effect') > 0)
        for (const member of panelFor(place)) yield give(member, 'effect', near('effect'), '정책 효과 평점');
      if (place % 19 === 6) yield give(evaluators[0], 'adjustment', '1.5', '대외기관 수상 가점');
      if (place % 31 === 12) yield give(evaluators[0], 'adjustment', '-1', '지연 보고 감점');
    }
  }

  *#each(day: PlainDate, type: 'CalculateScore' | 'NotifyScore', reason: string): Iterable<DemoYearEntry> {
    for (const { projectNo } of this.submitted)
      yield this.enter({ type, cycleId: this.cycleId, projectNo }, day, COORDINATOR, reason);
  }
}

/** Three members of the committee look at each project. */
const panelFor = (place: number): readonly Actor[] =>
  [0, 1, 2].flatMap((nth) => OUTSIDERS[(place + nth) % OUTSIDERS.length] ?? []);

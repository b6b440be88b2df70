import type { Target } from '../../src/events/indicator-definition.ts';
import type { Actor } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { PerformancePlanCommand } from '../../src/modules/performance-plan/domain/performance-plan.commands.ts';
import type { DemoOffice } from './demo-office.ts';
import type { DemoYearEntry } from './entry.ts';
import { OFFICE_ID, REORGANIZATION, YEAR } from './office.data.ts';
import { COORDINATOR, evaluatorsFor, MAYOR } from './people.ts';
import { officerFor, ownerOf, type Project } from './projects.ts';

const REGISTERED = ['01-13', '01-15', '01-17', '01-20', '01-22', '01-24'];
const SUBMITTED = ['02-03', '02-04', '02-05', '02-06', '02-07'];
const SUBMITTED_LATE = '02-11';

const every = (nth: number, from: number) => (_: Project, place: number) => place % nth === from;
const isLate = every(24, 5);
const isReturned = every(8, 3);
const isAdjusted = every(12, 6);
/** 사업 제외: cut by the 추경, or no longer needed. */
const WITHDRAWN: readonly { readonly on: string; readonly place: number; readonly why: string }[] = [
  { on: '05-20', place: 90, why: '제1회 추경 감액으로 사업 중단' },
  { on: '10-15', place: 41, why: '국가사업으로 이관되어 중복' },
];
const ROUNDS = [
  { proposed: '05-12', decided: '05-21', isAsked: every(18, 7), why: '상반기 수요 변동' },
  { proposed: '10-13', decided: '10-22', isAsked: every(36, 7), why: '조직개편 뒤 여건 변화' },
] as const;

/** 성과관리계획: guideline, plans, their confirmation, revisions and withdrawals. */
export class PerformancePlan {
  readonly #office: DemoOffice;
  readonly #projects: readonly Project[];
  readonly #rounds = new Map<Project, number>();
  readonly #withdrawn = new Set<Project>();

  constructor(office: DemoOffice, projects: readonly Project[]) {
    this.#office = office;
    this.#projects = projects;
  }

  isLiving(project: Project): boolean {
    return !this.#withdrawn.has(project);
  }

  plan(): void {
    const on = (date: string, act: (day: PlainDate) => Iterable<DemoYearEntry>) => {
      this.#office.on(`${YEAR}-${date}`, act);
    };
    on('01-06', (day) => this.#guideline(day));
    this.#projects.forEach((project, place) => {
      on(nth(REGISTERED, place), (day) => this.#register(project, day));
      on(isLate(project, place) ? SUBMITTED_LATE : nth(SUBMITTED, place), (day) => this.#submit(project, day));
    });
    on('02-13', (day) => this.#review(day));
    on('02-19', (day) => this.#resubmit(day));
    on('02-26', (day) => this.#confirm(day));
    for (const round of ROUNDS) {
      on(round.proposed, (day) => this.#ask(day, round.isAsked, round.why));
      on(round.decided, (day) => this.#revise(day, round.isAsked, round.why));
    }
    for (const { on: date, place, why } of WITHDRAWN) on(date, (day) => this.#withdraw(day, place, why));
    this.#office.on(REORGANIZATION.decidedOn, (day) => this.#handOver(day));
  }

  #enter(command: PerformancePlanCommand, day: PlainDate, actor: Actor, reason: string): DemoYearEntry {
    return this.#office.enter(command, day, actor, reason);
  }

  *#guideline(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const title = `${YEAR}년 성과관리계획 수립지침`;
    yield this.#enter(
      {
        type: 'IssuePlanningGuideline',
        officeId: OFFICE_ID,
        year: YEAR,
        title,
        submitBy: `${YEAR}-02-07`,
        effectiveOn,
      },
      effectiveOn,
      COORDINATOR,
      title,
    );
  }

  *#register(project: Project, effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const { projectId, projectNo, name, work, indicators } = project;
    const officer = officerFor(project, effectiveOn);
    const enter = (command: PerformancePlanCommand) => this.#enter(command, effectiveOn, officer, `${name} 계획 작성`);
    yield enter({
      type: 'RegisterProject',
      officeId: OFFICE_ID,
      year: YEAR,
      projectNo,
      name,
      objective: `구민이 느끼는 ${work.subject}`,
      department: ownerOf(project, effectiveOn),
      effectiveOn,
    });
    for (const { indicatorId, definition, target } of indicators) {
      yield enter({ type: 'DefineIndicator', projectId, indicatorId, definition, effectiveOn });
      yield enter({ type: 'ProposeTarget', projectId, indicatorId, target, effectiveOn });
    }
  }

  *#submit(project: Project, effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    const command = { type: 'SubmitPlan', projectId: project.projectId, effectiveOn } as const;
    yield this.#enter(command, effectiveOn, officerFor(project, effectiveOn), `${project.name} 계획 제출`);
  }

  /** 평가팀 returns some and sets the target of others. */
  *#review(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    for (const [place, project] of this.#projects.entries()) {
      const { projectId, indicators } = project;
      const [evaluator] = evaluatorsFor(ownerOf(project, effectiveOn).id);
      if (isReturned(project, place))
        yield this.#enter(
          { type: 'ReturnPlan', projectId, effectiveOn },
          effectiveOn,
          evaluator,
          '목표 설정근거를 보완하여 다시 제출',
        );
      else if (isAdjusted(project, place))
        for (const { indicatorId, definition, target } of indicators.slice(0, 1)) {
          const own = moved(
            target,
            definition.lastYear === null ? 1 : 1.02,
            definition.decimals,
            '평가팀 조정: 유사 사업 수준',
          );
          yield this.#enter(
            { type: 'AdjustTarget', projectId, indicatorId, target: own, effectiveOn },
            effectiveOn,
            evaluator,
            '목표 수준 조정',
          );
        }
    }
  }

  *#resubmit(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    for (const project of this.#projects.filter(isReturned)) {
      const { projectId, indicators } = project;
      const officer = officerFor(project, effectiveOn);
      for (const { indicatorId, target } of indicators)
        yield this.#enter(
          {
            type: 'ProposeTarget',
            projectId,
            indicatorId,
            target: { ...target, ground: `${target.ground}, 다른 구 3곳과의 비교` },
            effectiveOn,
          },
          effectiveOn,
          officer,
          '목표 설정근거 보완',
        );
      yield this.#enter({ type: 'ResubmitPlan', projectId, effectiveOn }, effectiveOn, officer, '보완 제출');
    }
  }

  *#confirm(effectiveOn: PlainDate): Iterable<DemoYearEntry> {
    for (const { projectId } of this.#projects)
      yield this.#enter(
        { type: 'ConfirmPlan', projectId, effectiveOn },
        effectiveOn,
        MAYOR,
        `${YEAR}년 성과관리계획 확정`,
      );
  }

  #asking(isAsked: (project: Project, place: number) => boolean): readonly Project[] {
    return this.#projects.filter((project, place) => isAsked(project, place) && this.isLiving(project));
  }

  *#ask(
    effectiveOn: PlainDate,
    isAsked: (project: Project, place: number) => boolean,
    why: string,
  ): Iterable<DemoYearEntry> {
    for (const project of this.#asking(isAsked)) {
      const { projectId, indicators } = project;
      for (const { indicatorId, definition, target } of indicators.slice(0, 1)) {
        const own = moved(target, definition.lastYear === null ? 1 : 0.96, definition.decimals, why);
        const command = { type: 'ProposeTarget', projectId, indicatorId, target: own, effectiveOn } as const;
        yield this.#enter(command, effectiveOn, officerFor(project, effectiveOn), `목표 변경 요청: ${why}`);
      }
    }
  }

  /** The first request is turned down, the others are approved. */
  *#revise(
    effectiveOn: PlainDate,
    isAsked: (project: Project, place: number) => boolean,
    why: string,
  ): Iterable<DemoYearEntry> {
    for (const [index, project] of this.#asking(isAsked).entries()) {
      const { projectId } = project;
      if (index === 0) {
        yield this.#enter({ type: 'ReturnPlan', projectId, effectiveOn }, effectiveOn, COORDINATOR, '변경 요청 반려');
        continue;
      }
      const round = (this.#rounds.get(project) ?? 0) + 1;
      this.#rounds.set(project, round);
      yield this.#enter(
        { type: 'RevisePlan', projectId, round, effectiveOn },
        effectiveOn,
        MAYOR,
        `${round}차 변경: ${why}`,
      );
    }
  }

  *#withdraw(effectiveOn: PlainDate, place: number, why: string): Iterable<DemoYearEntry> {
    const project = this.#projects[place];
    if (!project) return;
    this.#withdrawn.add(project);
    const command = { type: 'WithdrawProject', projectId: project.projectId, effectiveOn } as const;
    yield this.#enter(command, effectiveOn, COORDINATOR, why);
  }

  /** What the divided department hands on; the projects of the merged ones go by themselves. */
  *#handOver(day: PlainDate): Iterable<DemoYearEntry> {
    const { effectiveOn, divided } = REORGANIZATION;
    for (const project of this.#projects.filter((each) => each.work.later === divided.off.id && this.isLiving(each)))
      yield this.#enter(
        {
          type: 'ReassignProject',
          projectId: project.projectId,
          department: ownerOf(project, effectiveOn),
          effectiveOn,
        },
        day,
        COORDINATOR,
        '조직개편에 따른 소관 변경',
      );
  }
}

const nth = (dates: readonly string[], place: number): string => dates[place % dates.length] ?? '';

/** The target by that factor; steps and yes-or-no stay as they are. */
const moved = ({ value }: Target, factor: number, decimals: number, ground: string): Target => ({
  value: (Number(value) * factor).toFixed(decimals),
  ground,
});

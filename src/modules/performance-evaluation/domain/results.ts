import type { EvaluationRules, Grading } from '../../../events/evaluation-rules.ts';
import type { Calculation, DepartmentResult, ProjectResult, Standing } from '../../../events/evaluation-score.ts';
import type { PrizeWon } from '../../../events/performance-evaluation.events.ts';
import { divide, exact, exactText, HUNDRED, multiply, rational } from '../../../kernel/rational.ts';
import { combine, fromText, notComputable, shown, toText, type Exact } from './outcome.ts';
import { byGroup, fillSeats, grade, rank, type Member } from './ranking.ts';

/** One assessment with its score as it ended, and as it was before anybody appealed. */
export interface ScoredProject {
  readonly projectNo: string;
  readonly department: { readonly id: string; readonly name: string };
  readonly groupId: string | null;
  readonly final: Calculation;
  /** null where nobody appealed. */
  readonly beforeAppeals: Calculation | null;
}

export interface GateFinding {
  readonly gateId: string;
  readonly departmentId: string;
}

export interface CycleResults {
  readonly projects: readonly ProjectResult[];
  readonly departments: readonly DepartmentResult[];
}

/** Scores, ranks and grades of a whole cycle. */
export function resultsOf(
  rules: EvaluationRules,
  scored: readonly ScoredProject[],
  findings: readonly GateFinding[],
): CycleResults {
  const projects = projectMembers(scored, rules, findings, ({ final }) => final);
  const original = standingsOf(
    projectMembers(scored, rules, findings, ({ final, beforeAppeals }) => beforeAppeals ?? final),
    rules,
    'project',
  );
  const standings = standingsOf(projects, rules, 'project');
  const departments = departmentMembers(scored, projects, rules, findings);
  const standingsOfDepartments = standingsOf(departments, rules, 'department');
  return {
    projects: scored.map(({ projectNo, department, groupId, beforeAppeals }) => ({
      projectNo,
      departmentId: department.id,
      groupId,
      ...standingIn(standings, projectNo),
      beforeAppeals: beforeAppeals && standingIn(original, projectNo),
    })),
    departments: departments.map(({ id, name, groupId, score }) => ({
      departmentId: id,
      departmentName: name,
      groupId,
      ...standingIn(standingsOfDepartments, id),
      carried: carriedOf(rules, score),
    })),
  };
}

/** 우수부서: the prizes of each group, from its best department down. */
export function prizesOf(
  rules: EvaluationRules,
  departments: readonly DepartmentResult[],
  findings: readonly GateFinding[],
): readonly PrizeWon[] {
  const barring = rules.gates.filter((gate) => gate.excludedFromPrizes).map(({ gateId }) => gateId);
  const isBarred = ({ departmentId }: DepartmentResult) =>
    findings.some((finding) => finding.departmentId === departmentId && barring.includes(finding.gateId));
  const ranked = departments.flatMap((member) => (member.rank === null ? [] : [{ member, rank: member.rank }]));
  const seats = rules.prizes.map(({ prize, places }) => ({ label: prize, places }));
  return byGroup(ranked, ({ member }) => member.groupId).flatMap((group) => {
    const sorted = group.toSorted((a, b) => a.rank - b.rank);
    const prizes = fillSeats(sorted, seats, isBarred, rules.tiesAtBoundary);
    return [...prizes].map(([{ groupId, departmentId }, prize]) => ({ prize, groupId, departmentId }));
  });
}

const projectMembers = (
  scored: readonly ScoredProject[],
  rules: EvaluationRules,
  findings: readonly GateFinding[],
  calculationOf: (project: ScoredProject) => Calculation,
): readonly Member[] =>
  scored.map((project) => {
    const calculation = calculationOf(project);
    return {
      id: project.projectNo,
      groupId: project.groupId,
      score: fromText(calculation.score),
      tieBreak: rules.tieBreakers.map((criterionId) => criterionOutcome(calculation, criterionId)),
      gates: gatesOf(project.department.id, findings),
    };
  });

function criterionOutcome({ criteria }: Calculation, criterionId: string): Exact {
  const found = criteria.find((criterion) => criterion.criterionId === criterionId);
  return found ? fromText(found.achieved) : notComputable('criterion-unknown');
}

const gatesOf = (departmentId: string, findings: readonly GateFinding[]): readonly string[] =>
  findings.filter((finding) => finding.departmentId === departmentId).map(({ gateId }) => gateId);

interface DepartmentMember extends Member {
  readonly name: string;
}

/** A department has the mean of its projects, in the score and in each tie-breaking criterion. */
function departmentMembers(
  scored: readonly ScoredProject[],
  projects: readonly Member[],
  rules: EvaluationRules,
  findings: readonly GateFinding[],
): readonly DepartmentMember[] {
  const departments = new Map(scored.map(({ department, groupId }) => [department.id, { ...department, groupId }]));
  const mean = (outcomes: readonly Exact[]): Exact =>
    combine(
      outcomes.map((outcome) => ({ outcome, weight: rational(1n) })),
      rules.absences,
    );
  return [...departments.values()].map(({ id, name, groupId }) => {
    const own = projects.filter((_, index) => scored[index]?.department.id === id);
    return {
      id,
      name,
      groupId,
      score: mean(own.map(({ score }) => score)),
      tieBreak: rules.tieBreakers.map((_, at) => mean(own.flatMap(({ tieBreak }) => tieBreak[at] ?? []))),
      gates: gatesOf(id, findings),
    };
  });
}

function standingsOf(
  members: readonly Member[],
  rules: EvaluationRules,
  of: Grading['of'],
): ReadonlyMap<string, Standing> {
  const ranked = rank(members);
  const ranks = new Map(ranked.map(({ member, rank: own }) => [member, own]));
  const grading = rules.grading?.of === of ? rules.grading : null;
  const grades: ReadonlyMap<Member, string> = grading ? grade(ranked, grading, rules) : new Map();
  return new Map(
    members.map((member) => [
      member.id,
      {
        score: toText(member.score),
        shown: shown(member.score, rules.scoreDecimals),
        rank: ranks.get(member) ?? null,
        grade: member.score.kind === 'score' ? (grades.get(member) ?? null) : (grading?.withoutScore ?? null),
      },
    ]),
  );
}

function standingIn(standings: ReadonlyMap<string, Standing>, id: string): Standing {
  const standing = standings.get(id);
  if (!standing) throw new Error(`${id} has no standing`);
  return standing;
}

/** 성과금에 50% 반영 and the like. */
const carriedOf = ({ carriesInto }: EvaluationRules, score: Exact): DepartmentResult['carried'] =>
  score.kind === 'score'
    ? carriesInto.map(({ into, share }) => ({
        into,
        points: exactText(divide(multiply(score.value, exact(share)), HUNDRED)),
      }))
    : [];

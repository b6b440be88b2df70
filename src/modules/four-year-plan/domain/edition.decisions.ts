import { refuseUnless } from '../../../kernel/rejection.ts';
import type * as commands from './four-year-plan.commands.ts';
import { on, record, requireInOrder, type Facts, type StandingPlan } from './decision.ts';
import type { Edition } from './four-year-plan.state.ts';
import { isOver, type TaskState } from './task.state.ts';

const PHASES: Readonly<Record<Edition['phase'], string>> = { open: '작성 중', confirmed: '확정', published: '발간' };

export function confirmEdition(command: commands.ConfirmEdition, state: StandingPlan): Facts {
  requireEdition(state, command.edition, 'open');
  requireInOrder(state.edition.on, command.effectiveOn);
  const tasks = [...state.tasks.values()];
  const living = branchesOf(
    state,
    tasks.filter((task) => !isOver(task)),
  );
  const ever = branchesOf(state, tasks);
  const empty = [...state.goals, ...state.fields.keys()].filter((id) => !ever.goals.has(id) && !ever.fields.has(id));
  refuseUnless(
    living.tasks > 0 && empty.length === 0,
    'no-empty-branch',
    `이행과제가 없는 구정목표나 분야가 있어 확정할 수 없습니다 (${empty.join(', ')}).`,
    { tasks: living.tasks, empty },
  );
  const counts = { goals: living.goals.size, fields: living.fields.size, tasks: living.tasks };
  return record(state, { type: 'EditionConfirmed', ...on(command), data: { edition: command.edition, counts } });
}

/** The 구정목표 and 분야 that these tasks stand under. */
function branchesOf({ fields }: StandingPlan, tasks: readonly TaskState[]) {
  const used = new Set(tasks.map(({ task }) => task.fieldId));
  return { goals: new Set([...used].map((fieldId) => fields.get(fieldId))), fields: used, tasks: tasks.length };
}

export function publishEdition(command: commands.PublishEdition, state: StandingPlan): Facts {
  const { edition, title } = command;
  requireEdition(state, edition, 'confirmed');
  requireInOrder(state.edition.on, command.effectiveOn);
  return record(state, { type: 'EditionPublished', ...on(command), data: { edition, title } });
}

export function openEdition(command: commands.OpenEdition, state: StandingPlan): Facts {
  const { basedOnYear } = command;
  requireEdition(state, state.edition.number, 'published');
  requireInOrder(state.edition.on, command.effectiveOn);
  refuseUnless(
    state.fixedYears.has(basedOnYear) && basedOnYear > (state.edition.basedOnYear ?? 0),
    'edition-follows-final-report',
    `다음 판은 아직 판을 내지 않은 최종보고에서 시작합니다 (${basedOnYear}년).`,
    { basedOnYear, lastBasedOnYear: state.edition.basedOnYear, fixedYears: [...state.fixedYears] },
  );
  const edition = state.edition.number + 1;
  return record(state, { type: 'EditionOpened', ...on(command), data: { edition, basedOnYear } });
}

function requireEdition({ edition }: StandingPlan, number: number, phase: Edition['phase']): void {
  refuseUnless(
    edition.number === number && edition.phase === phase,
    'edition-in-turn',
    `제${edition.number}판이 '${PHASES[edition.phase]}' 상태입니다 (필요한 상태: 제${number}판 '${PHASES[phase]}').`,
    { edition: edition.number, phase: edition.phase, asked: number, needed: phase },
  );
}

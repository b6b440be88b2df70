import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import {
  departmentOfBatch,
  IMPORTED_SNAPSHOTS,
  importedSnapshotsStream,
  STATED_BALANCE,
  statedBalanceStream,
  type Facts,
  type States,
} from './decision.ts';
import { applyImport, reverseImport } from './import.decisions.ts';
import type { ApplyImport, ReportedBalanceCommand, ReverseImport } from './reported-balance.commands.ts';
import { evolve, NOTHING_STATED, type ReportedBalanceState } from './reported-balance.state.ts';
import { stateBalance, withdrawStatement } from './statement.decisions.ts';

export const reportedBalanceDecider: Decider<ReportedBalanceCommand, ReportedBalanceState, ReportedBalanceFact> = {
  categories: [STATED_BALANCE, IMPORTED_SNAPSHOTS],
  commands: ['StateBalance', 'WithdrawStatement', 'ApplyImport', 'ReverseImport'],
  initialState: NOTHING_STATED,
  streams,
  evolve,
  decide,
};

/** A subject that a file names twice is one stream; a rule refuses the file. */
function streams(command: ReportedBalanceCommand): readonly string[] {
  const subjects = [...new Set(subjectsOf(command))].map(statedBalanceStream);
  return isOfBatch(command) ? [importedSnapshotsStream(command.batchId), ...subjects] : subjects;
}

/** The departments whose figures a command states or takes back, read off the batch id and the subject ids. */
export function departmentsOfStatement(command: ReportedBalanceCommand): readonly string[] {
  const departments = subjectsOf(command).map((subjectId) => subjectId.split('.')[1] ?? '');
  return isOfBatch(command) ? [departmentOfBatch(command.batchId), ...departments] : departments;
}

const isOfBatch = (command: ReportedBalanceCommand): command is ApplyImport | ReverseImport => 'batchId' in command;

function subjectsOf(command: ReportedBalanceCommand): readonly string[] {
  switch (command.type) {
    case 'StateBalance':
      return [command.subject.subjectId];
    case 'WithdrawStatement':
      return [command.subjectId];
    case 'ApplyImport':
      return [...command.rows.map(({ subject }) => subject.subjectId), ...command.absent];
    case 'ReverseImport':
      return command.subjects;
  }
}

function decide(command: ReportedBalanceCommand, states: States, circumstances: Circumstances): Facts {
  switch (command.type) {
    case 'StateBalance':
      return stateBalance(command, circumstances);
    case 'WithdrawStatement':
      return withdrawStatement(command, states);
    case 'ApplyImport':
      return applyImport(command, states, circumstances);
    case 'ReverseImport':
      return reverseImport(command, states);
  }
}

import type { ReportedBalanceFact } from '../../../events/reported-balance.events.ts';
import type { Circumstances, Decider } from '../../../kernel/decider.ts';
import {
  IMPORT_BATCH,
  importBatchStream,
  STATED_BALANCE,
  statedBalanceStream,
  type Facts,
  type States,
} from './decision.ts';
import { applyImport, reverseImport } from './import.decisions.ts';
import type { ReportedBalanceCommand } from './reported-balance.commands.ts';
import { evolve, NOTHING_STATED, type ReportedBalanceState } from './reported-balance.state.ts';
import { stateBalance, withdrawStatement } from './statement.decisions.ts';

export const reportedBalanceDecider: Decider<ReportedBalanceCommand, ReportedBalanceState, ReportedBalanceFact> = {
  categories: [STATED_BALANCE, IMPORT_BATCH],
  commands: ['StateBalance', 'WithdrawStatement', 'ApplyImport', 'ReverseImport'],
  initialState: NOTHING_STATED,
  streams,
  evolve,
  decide,
};

/** A subject that a file names twice is one stream; a rule refuses the file. */
function streams(command: ReportedBalanceCommand): readonly string[] {
  switch (command.type) {
    case 'StateBalance':
      return [statedBalanceStream(command.subject.subjectId)];
    case 'WithdrawStatement':
      return [statedBalanceStream(command.subjectId)];
    case 'ApplyImport':
      return batchAndSubjects(
        command.batchId,
        command.rows.map(({ subject }) => subject.subjectId),
      );
    case 'ReverseImport':
      return batchAndSubjects(command.batchId, command.subjects);
  }
}

const batchAndSubjects = (batchId: string, subjects: readonly string[]): readonly string[] => [
  importBatchStream(batchId),
  ...[...new Set(subjects)].map(statedBalanceStream),
];

/** The departments whose figures a command states or takes back, read off the subject ids. */
export const departmentsOfStatement = (command: ReportedBalanceCommand): readonly string[] =>
  streams(command)
    .filter((stream) => stream.startsWith(`${STATED_BALANCE}-`))
    .map((stream) => stream.split('.')[1] ?? '');

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

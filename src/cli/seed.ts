import { CommandBus } from '@nestjs/cqrs';
import { demoCommands } from '../../seeds/demo/budget-execution.seed.ts';
import { organizationCommands } from '../../seeds/2023-report/organization.seed.ts';
import { workReport2023 } from '../../seeds/2023-report/reported-balance.data.ts';
import { reportedBalanceCommands } from '../../seeds/2023-report/reported-balance.seed.ts';
import { printedSections } from '../../seeds/2023-report/reported-milestone.data.ts';
import { reportedItemCommands } from '../../seeds/2023-report/reported-milestone.seed.ts';
import { staffingCommands } from '../../seeds/2023-report/staffing.seed.ts';
import { EVENT_STORE, type EventStore } from '../event-store/event-store.port.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Actor } from '../kernel/domain-event.ts';
import type { PlainDate } from '../kernel/time.ts';
import { Decide } from '../platform/commands/decide.command.ts';
import { commandIdOf } from '../platform/commands/uuid-v5.ts';
import { recordDemoYear } from './demo-year.ts';
import { progress } from './progress.ts';
import type { Ledger } from './with-ledger.ts';

interface SeedCommand {
  readonly command: { readonly type: string };
  readonly actor: Actor;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  readonly document: string;
}

/** 자료 이관: the office's own report is taken over as it was printed. */
const TRANSFER: Actor = {
  id: 'report-transfer',
  name: '자료 이관',
  departmentId: workReport2023.department.id,
  departmentName: workReport2023.department.name,
  role: 'budget-officer',
};

const SEEDS: Readonly<Record<CommandSeedName, () => readonly SeedCommand[]>> = {
  '2023-report': () =>
    [
      ...organizationCommands(workReport2023),
      ...staffingCommands(workReport2023),
      ...reportedBalanceCommands(workReport2023),
      ...reportedItemCommands(workReport2023, printedSections),
    ].map((entry) => ({ ...entry, actor: TRANSFER })),
  demo: demoCommands,
};

type CommandSeedName = '2023-report' | 'demo';
export type SeedName = CommandSeedName | 'demo-year';

export interface SeedOutcome {
  readonly commands: number;
  /** Commands that had been loaded before; they changed nothing. */
  readonly duplicates: number;
  readonly events: number;
}

/** A command's id is made of what it says, so that loading twice changes nothing. */
export const seedCommandId = (name: CommandSeedName, command: SeedCommand['command']): string =>
  commandIdOf('seed', name, canonicalJson({ ...command }));

/** What was loaded before changes nothing. */
export const loadSeed = ({ app }: Pick<Ledger, 'app'>, name: SeedName): Promise<SeedOutcome> =>
  name === 'demo-year' ? recordDemoYear(app.get<EventStore>(EVENT_STORE)) : sendCommands(app.get(CommandBus), name);

/** Through the door, as it was known by its documents; the clock is that of the machine. */
async function sendCommands(bus: CommandBus, name: CommandSeedName): Promise<SeedOutcome> {
  const commands = SEEDS[name]();
  const bar = progress(`자료 ${name}`);
  let [duplicates, events] = [0, 0];
  for (const [index, { command, actor, documentedOn, reason, document }] of commands.entries()) {
    const decision = await bus.execute(
      new Decide(command, {
        actor,
        reason,
        document,
        documentedOn,
        commandId: seedCommandId(name, command),
        expectedVersion: null,
        dryRun: false,
        correlationId: null,
        causationId: null,
      }),
    );
    if (decision.duplicate) duplicates += 1;
    else events += decision.facts.length;
    bar.to(index + 1, commands.length);
  }
  bar.end();
  return { commands: commands.length, duplicates, events };
}

import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import type { CommandDoor } from '../../platform/http/command-door.ts';
import type { GroundDto } from '../../platform/http/ground.dto.ts';
import type { RequestContext } from '../../platform/http/request-context.ts';
import type { PerformanceEvaluationCommand } from './domain/performance-evaluation.commands.ts';

/** The command that a body makes, on the ground that it names. */
export function sendBody<Body extends GroundDto>(
  door: CommandDoor,
  body: Body,
  caller: RequestContext,
  command: (entry: Omit<Body, keyof GroundDto>) => PerformanceEvaluationCommand,
): Promise<DecisionMade> {
  const { reason, document, documentedOn, ...entry } = body;
  return door.send(command(entry), { reason, document, ...(documentedOn && { documentedOn }) }, caller);
}

import type { Actor } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { AutomationCommand } from '../../src/modules/automation/domain/automation.commands.ts';
import type { BudgetExecutionCommand } from '../../src/modules/budget-execution/domain/budget-execution.commands.ts';
import type { FourYearPlanCommand } from '../../src/modules/four-year-plan/domain/four-year-plan.commands.ts';
import type { OrganizationCommand } from '../../src/modules/organization/domain/organization.commands.ts';
import type { PerformanceEvaluationCommand } from '../../src/modules/performance-evaluation/domain/performance-evaluation.commands.ts';
import type { PerformancePlanCommand } from '../../src/modules/performance-plan/domain/performance-plan.commands.ts';
import type { StaffingCommand } from '../../src/modules/staffing/domain/staffing.commands.ts';

export type DemoYearCommand =
  | AutomationCommand
  | BudgetExecutionCommand
  | FourYearPlanCommand
  | OrganizationCommand
  | PerformanceEvaluationCommand
  | PerformancePlanCommand
  | StaffingCommand;

/** A command, whose it is, and the document of the day on which it was entered. */
export interface DemoYearEntry {
  readonly command: DemoYearCommand;
  readonly actor: Actor;
  readonly documentedOn: PlainDate;
  readonly reason: string;
  readonly document: string;
}

import type { Achievement } from '../../events/indicator-definition.ts';
import type { Measured, UntargetedIndicator } from '../../events/performance-plan.events.ts';
import type { PlanResultRow, PlanSheetRow, PlanStepRow } from './plan-tables.projection.ts';

/** One number, or the two of a ratio. */
export const measuredOf = ({ value, numerator, denominator }: PlanResultRow): Measured =>
  value === null
    ? { kind: 'ratio', numerator: present(numerator), denominator: present(denominator) }
    : { kind: 'value', value };

/** The sheet as it was defined. */
export const definitionOf = (row: PlanSheetRow, steps: readonly PlanStepRow[]): UntargetedIndicator => ({
  name: row.name,
  definition: row.definition,
  unit: row.unit,
  direction: row.direction,
  achievement: achievementOf(row, steps),
  ratio:
    row.multiplier === null
      ? null
      : {
          numerator: present(row.numerator),
          denominator: present(row.denominator),
          multiplier: row.multiplier,
        },
  aggregation: row.aggregation,
  every: row.every,
  baseline: row.baseline,
  lastYear: row.last_year,
  weight: row.weight,
  cap: row.cap,
  floor: row.floor,
  decimals: row.decimals,
  evidence: row.evidence,
  owner: row.owner,
});

function achievementOf(row: PlanSheetRow, steps: readonly PlanStepRow[]): Achievement {
  const { formula } = row;
  if (formula === 'keep')
    return { formula, tolerance: present(row.tolerance), deductionPerUnit: present(row.deduction_per_unit) };
  if (formula === 'milestone') return { formula, steps: steps.map(({ name, points }) => ({ name, points })) };
  return { formula };
}

/** The fold writes all parts of a formula, ratio or result, or none. */
function present(text: string | null): string {
  if (text === null) throw new Error('a part of a plan is missing in its row');
  return text;
}

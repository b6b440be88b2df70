import { entityOf } from '../../platform/database/table-entity.ts';
import { budgetLine, statement } from './budget-execution.projection.ts';

export const BudgetLineEntity = entityOf(budgetLine);
export const StatementEntity = entityOf(statement);

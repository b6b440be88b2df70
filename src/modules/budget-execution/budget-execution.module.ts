import { Module } from '@nestjs/common';
import { BudgetExecutionReportController } from './budget-execution-report.controller.ts';
import { BudgetExecutionController } from './budget-execution.controller.ts';

@Module({ controllers: [BudgetExecutionReportController, BudgetExecutionController] })
export class BudgetExecutionModule {}

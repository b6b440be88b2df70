import { Module } from '@nestjs/common';
import { FourYearPlanReportController } from './four-year-plan-report.controller.ts';
import { FourYearPlanTasksController } from './four-year-plan-tasks.controller.ts';
import { FourYearPlanController } from './four-year-plan.controller.ts';
import { TaskBudgets } from './task-budget.ts';

@Module({
  controllers: [FourYearPlanReportController, FourYearPlanController, FourYearPlanTasksController],
  providers: [TaskBudgets],
})
export class FourYearPlanModule {}

import { Module } from '@nestjs/common';
import { AppealsController } from './appeals.controller.ts';
import { AssessmentsController } from './assessments.controller.ts';
import { PerformanceEvaluationReportController } from './performance-evaluation-report.controller.ts';
import { PerformanceEvaluationController } from './performance-evaluation.controller.ts';
import { RescoreCycleHandler } from './what-if.ts';

@Module({
  controllers: [
    PerformanceEvaluationReportController,
    PerformanceEvaluationController,
    AssessmentsController,
    AppealsController,
  ],
  providers: [RescoreCycleHandler],
})
export class PerformanceEvaluationModule {}

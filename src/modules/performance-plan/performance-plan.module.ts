import { Module } from '@nestjs/common';
import { IndicatorsController } from './indicators.controller.ts';
import { PerformancePlanReportController } from './performance-plan-report.controller.ts';
import { PerformancePlanController } from './performance-plan.controller.ts';

@Module({ controllers: [PerformancePlanReportController, PerformancePlanController, IndicatorsController] })
export class PerformancePlanModule {}

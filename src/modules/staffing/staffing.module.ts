import { Module } from '@nestjs/common';
import { StaffingReportController } from './staffing-report.controller.ts';
import { StaffingController } from './staffing.controller.ts';

@Module({ controllers: [StaffingController, StaffingReportController] })
export class StaffingModule {}

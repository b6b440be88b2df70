import { Module } from '@nestjs/common';
import { StaffingController } from './staffing.controller.ts';

@Module({ controllers: [StaffingController] })
export class StaffingModule {}

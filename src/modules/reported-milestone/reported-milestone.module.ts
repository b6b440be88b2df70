import { Module } from '@nestjs/common';
import { ReportedMilestoneController } from './reported-milestone.controller.ts';

@Module({ controllers: [ReportedMilestoneController] })
export class ReportedMilestoneModule {}

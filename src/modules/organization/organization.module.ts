import { Module } from '@nestjs/common';
import { OrganizationReportController } from './organization-report.controller.ts';
import { OrganizationController } from './organization.controller.ts';

@Module({ controllers: [OrganizationController, OrganizationReportController] })
export class OrganizationModule {}

import { Module } from '@nestjs/common';
import { LofinImport } from './lofin-import.ts';
import { ReportedBalanceController } from './reported-balance.controller.ts';

@Module({ controllers: [ReportedBalanceController], providers: [LofinImport] })
export class ReportedBalanceModule {}

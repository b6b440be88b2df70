import { Module } from '@nestjs/common';
import { DayKeeper } from './day-keeper.ts';

@Module({ providers: [DayKeeper] })
export class AutomationModule {}

import { Module } from '@nestjs/common';
import { MyWorkController } from './my-work.controller.ts';
import { WorkOfDay } from './work-of-day.ts';

@Module({ controllers: [MyWorkController], providers: [WorkOfDay] })
export class MyWorkModule {}

import { Module } from '@nestjs/common';
import { EventRecordController } from './event-record.controller.ts';

@Module({ controllers: [EventRecordController] })
export class EventRecordModule {}

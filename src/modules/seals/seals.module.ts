import { Module, type DynamicModule } from '@nestjs/common';
import { EvidenceBundles } from './evidence-bundles.ts';
import { SEAL_PLACES, type SealPlaces } from './seal-places.ts';
import { SEAL_EVERY_MINUTES, SealSchedule } from './seal-schedule.ts';
import { Sealing } from './sealing.ts';
import { SealingKeys } from './sealing-keys.ts';
import { SealsController } from './seals.controller.ts';

@Module({})
export class SealsModule {
  /** @param everyMinutes how often the background work seals; 0: never. */
  static with(places: SealPlaces, everyMinutes: number): DynamicModule {
    return {
      module: SealsModule,
      controllers: [SealsController],
      providers: [
        { provide: SEAL_PLACES, useValue: places },
        { provide: SEAL_EVERY_MINUTES, useValue: everyMinutes },
        SealingKeys,
        Sealing,
        SealSchedule,
        EvidenceBundles,
      ],
    };
  }
}

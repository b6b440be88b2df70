import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Background, WORK, type Work } from './background-work.ts';
import { ProjectionHost } from './projections/projection-host.ts';

/**
 * Works if this process is to work. It belongs to the application's own module, whose hook is the last: work sends
 * commands, and only then are they answered.
 */
@Injectable()
export class StartOfWork implements OnApplicationBootstrap {
  constructor(
    @Inject(WORK) private readonly work: Work,
    private readonly background: Background,
    private readonly projections: ProjectionHost,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    switch (this.work) {
      case 'all':
        await this.projections.retry(); // the program may be a repaired one
        return this.background.start();
      case 'read-models':
        return this.projections.start();
      case 'none':
        return this.projections.install(); // queries need the tables in any case
    }
  }
}

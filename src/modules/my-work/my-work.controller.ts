import { Controller, Get, Inject, Query } from '@nestjs/common';
import type { Actor } from '../../kernel/domain-event.ts';
import { dateInSeoul, type PlainDate } from '../../kernel/time.ts';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { ReadGate } from '../../platform/http/read-gate.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import { byDepartment, inOrderOfDay, type DepartmentWork, type Duty } from './duty.ts';
import { WorkDto } from './my-work.dto.ts';
import { WorkOfDay } from './work-of-day.ts';

export interface Work {
  readonly on: PlainDate;
  /** What is not done yet, the earliest day first. */
  readonly duties: readonly Duty[];
  readonly departments: readonly DepartmentWork[];
}

/** 내 할 일: of the own department and role, or of the whole office for whoever has to see that it is done. */
@Controller('api/my-work')
export class MyWorkController {
  constructor(
    private readonly work: WorkOfDay,
    private readonly gate: ReadGate,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async mine(@Query() query: WorkDto, @Caller() { actor }: RequestContext): Promise<Work> {
    const on = query.on ?? dateInSeoul(this.clock());
    const mine = (await this.work.duties(on)).filter((duty) => this.isFor(actor, duty));
    const open = mine.filter(({ done, late }) => !done && (late || query.late !== 'true'));
    return { on, duties: inOrderOfDay(open), departments: byDepartment(mine) };
  }

  private isFor(actor: Actor, { of }: Duty): boolean {
    return of.kind === 'role' ? of.id === actor.role : this.gate.allows(actor, 'my-work', [of.id]);
  }
}

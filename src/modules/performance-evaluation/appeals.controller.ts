import { Body, Controller, Param, Post } from '@nestjs/common';
import type { DecisionMade } from '../../platform/commands/decide.command.ts';
import { CommandDoor } from '../../platform/http/command-door.ts';
import { Caller, type RequestContext } from '../../platform/http/request-context.ts';
import * as dto from './appeal.dto.ts';
import { correctionOf } from './assessment-bodies.ts';
import { sendBody } from './evaluation-door.ts';

/** 이의신청: filed by the department, heard by third parties, decided by whoever did not verify. */
@Controller('api/performance-evaluation/cycles/:cycleId/assessments/:projectNo/appeals')
export class AppealsController {
  constructor(private readonly door: CommandDoor) {}

  @Post()
  file(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Body() body: dto.FileAppealDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({ type: 'FileAppeal', cycleId, projectNo, ...entry }));
  }

  /** 검토의견 */
  @Post(':appealId/opinions')
  giveOpinion(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Param('appealId') appealId: string,
    @Body() body: dto.GiveAppealOpinionDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, (entry) => ({
      type: 'GiveAppealOpinion',
      cycleId,
      projectNo,
      appealId,
      ...entry,
    }));
  }

  /** 인용·일부 인용·기각 */
  @Post(':appealId/decision')
  decide(
    @Param('cycleId') cycleId: string,
    @Param('projectNo') projectNo: string,
    @Param('appealId') appealId: string,
    @Body() body: dto.DecideAppealDto,
    @Caller() caller: RequestContext,
  ): Promise<DecisionMade> {
    return sendBody(this.door, body, caller, ({ corrections, ...entry }) => ({
      type: 'DecideAppeal',
      cycleId,
      projectNo,
      appealId,
      ...entry,
      corrections: corrections.map(correctionOf),
    }));
  }
}

import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isCounted } from '../../kernel/as-of.ts';
import { Rejection } from '../../kernel/rejection.ts';
import { FindPlan, ListPlans, type PlansOfYear, type ProjectPlan } from './performance-plan.queries.ts';
import { planAt } from './plan-at.projection.ts';
import { PlanReader } from './plan-reader.ts';

@QueryHandler(ListPlans)
export class ListPlansHandler implements IQueryHandler<ListPlans> {
  constructor(private readonly reader: PlanReader) {}

  async execute({ year, asOf }: ListPlans): Promise<PlansOfYear> {
    const [guidelines, records] = await Promise.all([this.reader.guidelines(year), this.reader.ofYear(year)]);
    return {
      guidelines: guidelines
        .filter(({ event }) => isCounted(event, asOf))
        .map(({ guideline: { office_id, title, submit_by }, event: { event_id, effective_on } }) => ({
          officeId: office_id,
          title,
          issuedOn: effective_on,
          submitBy: submit_by,
          eventId: event_id,
        })),
      plans: records.flatMap((each) => planAt(each, asOf) ?? []).sort((a, b) => (a.projectId < b.projectId ? -1 : 1)),
    };
  }
}

@QueryHandler(FindPlan)
export class FindPlanHandler implements IQueryHandler<FindPlan> {
  constructor(private readonly reader: PlanReader) {}

  async execute({ projectId, asOf }: FindPlan): Promise<ProjectPlan> {
    const records = await this.reader.ofProject(projectId);
    const plan = records ? planAt(records, asOf) : null;
    if (!plan)
      throw new Rejection('not-found', `그때 주요사업 ${projectId}은(는) 등록되어 있지 않았습니다.`, { projectId });
    return plan;
  }
}

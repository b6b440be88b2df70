import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Rejection } from '../../kernel/rejection.ts';
import { isOpenOn, nameOn } from '../../kernel/unit-history.ts';
import { chartOn, historyOf } from './organization-chart.ts';
import {
  FindOfficeDepartment,
  ListOfficeDepartments,
  ShowOrganization,
  TraceUnit,
  type OfficeDepartment,
  type OrganizationChart,
  type UnitHistory,
} from './organization.queries.ts';
import { UnitReader } from './unit-reader.ts';

@QueryHandler(ShowOrganization)
export class ShowOrganizationHandler implements IQueryHandler<ShowOrganization> {
  constructor(private readonly reader: UnitReader) {}

  async execute({ officeId, asOf }: ShowOrganization): Promise<OrganizationChart> {
    const { units } = await this.reader.office(officeId, asOf);
    return { officeId, asOf, departments: chartOn(units, asOf.effectiveOn) };
  }
}

@QueryHandler(ListOfficeDepartments)
export class ListOfficeDepartmentsHandler implements IQueryHandler<ListOfficeDepartments> {
  constructor(private readonly reader: UnitReader) {}

  async execute({ asOf }: ListOfficeDepartments): Promise<readonly OfficeDepartment[]> {
    const offices = await Promise.all(
      (await this.reader.offices()).map(async (officeId) => {
        const { units } = await this.reader.office(officeId, asOf);
        return chartOn(units, asOf.effectiveOn).map(({ unitId, name }) => ({ officeId, unitId, name }));
      }),
    );
    return offices.flat();
  }
}

@QueryHandler(TraceUnit)
export class TraceUnitHandler implements IQueryHandler<TraceUnit> {
  constructor(private readonly reader: UnitReader) {}

  async execute({ officeId, unitId, asOf }: TraceUnit): Promise<UnitHistory> {
    const { units, eventIds } = await this.reader.office(officeId, asOf);
    const unit = units.get(unitId);
    if (!unit)
      throw new Rejection('not-found', `${officeId}에 ${unitId}이라는 부서나 팀이 없습니다.`, { officeId, unitId });
    return { officeId, ...historyOf(unit, units, asOf), eventIds: eventIds(unitId) };
  }
}

@QueryHandler(FindOfficeDepartment)
export class FindOfficeDepartmentHandler implements IQueryHandler<FindOfficeDepartment> {
  constructor(private readonly reader: UnitReader) {}

  async execute({ idOrName, asOf }: FindOfficeDepartment): Promise<OfficeDepartment> {
    const day = asOf.effectiveOn;
    const offices = await this.reader.officesOf(idOrName);
    const known = await Promise.all(
      offices.map(async (officeId) => {
        const { units } = await this.reader.office(officeId, asOf);
        return [...units.values()]
          .filter((unit) => unit.kind === 'department')
          .filter((unit) => unit.unitId === idOrName || (isOpenOn(unit, day) && nameOn(unit, day) === idOrName))
          .map((unit) => ({ officeId, unitId: unit.unitId, name: nameOn(unit, day) }));
      }),
    );
    const found = known.flat();
    const [only] = found;
    if (!only)
      throw new Rejection('not-found', `${day}의 조직에 ${idOrName}이(가) 없습니다.`, { department: idOrName });
    if (found.length > 1)
      throw new Rejection(
        'department-ambiguous',
        `${idOrName}이라는 부서가 ${String(found.length)}곳입니다. 부서 번호로 물으십시오.`,
        { departments: found.map(({ officeId, unitId }) => `${officeId}/${unitId}`) },
      );
    return only;
  }
}

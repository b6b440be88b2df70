import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AsOf } from '../../kernel/as-of.ts';
import { endOfDay } from '../../kernel/time.ts';
import type * as tables from './plan-tables.projection.ts';

/** Both clocks, and the last event that is asked for: an edition is the plan up to its confirmation. */
export interface Cut extends AsOf {
  readonly upTo: number;
}

export const throughAll = (asOf: AsOf): Cut => ({ ...asOf, upTo: Number.MAX_SAFE_INTEGER });

/** A row with the event that said it, and the day from which it counts. */
type Said<R> = R & { readonly event_id: string; readonly since: string };

/** What of a plan counts and was known. Of each thing only what stands; milestones and branches all. */
export interface PlanRows {
  readonly heads: readonly Said<tables.PlanHeadRow>[];
  readonly branches: readonly Said<tables.PlanBranchRow>[];
  readonly milestones: readonly Said<tables.PlanMilestoneRow>[];
  readonly tasks: readonly (Said<tables.PlanTaskRow> & { readonly started: string })[];
  readonly years: readonly Said<tables.PlanTaskYearRow>[];
  readonly secured: readonly Said<tables.PlanSecuredRow>[];
  readonly statuses: readonly Said<tables.PlanTaskStatusRow>[];
  readonly departments: readonly Said<tables.PlanTaskDepartmentRow>[];
  readonly submissions: readonly Said<tables.PlanSubmissionRow>[];
  readonly reviews: readonly Said<tables.PlanReviewRow>[];
  readonly results: readonly Said<tables.PlanResultRow>[];
  readonly links: readonly Said<tables.PlanLinkRow>[];
}

/** An event in the history of a task. */
export interface TaskFact {
  readonly event_id: string;
  readonly position: number;
  readonly type: string;
  readonly effective_on: string;
  readonly recorded_at: string;
  readonly actor_name: string;
  readonly actor_department: string;
  readonly reason: string;
  readonly document: string;
}

const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD') as ${column.replace(/^.*[.]/, '')}`;

const clockOf = ({ strict }: AsOf): string => (strict ? 'recorded_at' : 'known_at');

const known = (cut: Cut): string => `
  with fact as (
    select position, event_id, effective_on from four_year_fact
    where plan_id = $1 and ordinal = 0 and effective_on <= $2 and ${clockOf(cut)} <= $3 and position <= $4)`;

const PLACE = 'position::float8, ordinal, plan_id';

/** All rows of a table, in the order in which they were said. */
const all = (cut: Cut, table: string, columns: string): string => `${known(cut)}
  select ${PLACE}, ${columns}, f.event_id, to_char(f.effective_on, 'YYYY-MM-DD') as since
  from ${table} a join fact f using (position) where a.plan_id = $1 order by f.effective_on, position, a.ordinal`;

/** Of each key the rows of the last event by 귀속일, then by position; one event may state several rows. */
const standing = (cut: Cut, table: string, key: string, columns: string): string => `${known(cut)}
  select ${PLACE}, ${columns}, event_id, to_char(effective_on, 'YYYY-MM-DD') as since
  from (select a.*, f.event_id, f.effective_on,
               rank() over (partition by ${key} order by f.effective_on desc, position desc) as place,
               min(f.effective_on) over (partition by ${key}) as started
        from ${table} a join fact f using (position) where a.plan_id = $1) said
  where place = 1 order by position, ordinal`;

const FUNDS = ['national', 'city', 'district', 'other'].map((fund) => `${fund}::float8`).join(', ');

const COUNTS = ['goals', 'fields', 'tasks'].map((count) => `${count}::float8`).join(', ');

const HISTORY = (cut: Cut): string => `
  select distinct event_id, position::float8, type, ${day('effective_on')}, actor_name, actor_department, reason, document,
         to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at
  from four_year_fact
  where plan_id = $1 and task_id = $5 and effective_on <= $2 and ${clockOf(cut)} <= $3 and position <= $4
  order by 2`;

/** Reads plans; what its rows mean together is plan-tree.ts. */
@Injectable()
export class FourYearPlanReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async load(planId: string, cut: Cut): Promise<PlanRows> {
    const ask = <R>(sql: string): Promise<R[]> => this.ask(sql, planId, cut);
    const [
      heads,
      branches,
      milestones,
      tasks,
      years,
      secured,
      statuses,
      departments,
      submissions,
      reviews,
      results,
      links,
    ] = await Promise.all([
      ask<PlanRows['heads'][number]>(
        all(
          cut,
          'four_year_head',
          `office_id, name, ${day('from_day')}, ${day('until_day')}, coordinator_id, coordinator_name`,
        ),
      ),
      ask<PlanRows['branches'][number]>(all(cut, 'four_year_branch', 'branch_id, goal_id, name')),
      ask<PlanRows['milestones'][number]>(
        all(cut, 'four_year_milestone', `kind, edition::float8, year, ${day('submit_by')}, title, ${COUNTS}`),
      ),
      ask<PlanRows['tasks'][number]>(
        standing(cut, 'four_year_task', 'task_id', `task_id, field_id, name, pledge, ${day('started')}`),
      ),
      ask<PlanRows['years'][number]>(
        standing(cut, 'four_year_task_year', 'task_id', `task_id, year, target, ${FUNDS}`),
      ),
      ask<PlanRows['secured'][number]>(standing(cut, 'four_year_secured', 'task_id', `task_id, year, ${FUNDS}`)),
      ask<PlanRows['statuses'][number]>(standing(cut, 'four_year_task_status', 'task_id', 'task_id, status')),
      this.departments(planId, cut),
      ask<PlanRows['submissions'][number]>(
        standing(
          cut,
          'four_year_submission',
          'task_id, year',
          'task_id, year, progress_tenths::float8, achievement, late, department_id, department_name',
        ),
      ),
      ask<PlanRows['reviews'][number]>(
        standing(cut, 'four_year_review', 'task_id, year', 'task_id, year, verdict, opinion, reviews'),
      ),
      ask<PlanRows['results'][number]>(
        all(cut, 'four_year_result', 'task_id, year, status, progress_tenths::float8, department_id, department_name'),
      ),
      ask<PlanRows['links'][number]>(
        standing(cut, 'four_year_link', 'task_id, kind, target', 'task_id, kind, target, linked'),
      ),
    ]);
    return {
      heads,
      branches,
      milestones,
      tasks,
      years,
      secured,
      statuses,
      departments,
      submissions,
      reviews,
      results,
      links,
    };
  }

  /** 주관·협조부서 alone, for the view of another day. */
  departments(planId: string, cut: Cut): Promise<PlanRows['departments']> {
    const columns = 'task_id, role, department_id, department_name';
    return this.ask(standing(cut, 'four_year_task_department', 'task_id', columns), planId, cut);
  }

  history(planId: string, taskId: string, cut: Cut): Promise<readonly TaskFact[]> {
    return this.ask(HISTORY(cut), planId, cut, taskId);
  }

  planIds(): Promise<readonly { readonly plan_id: string }[]> {
    return this.database.query('select plan_id from four_year_head order by plan_id');
  }

  private ask<R>(sql: string, planId: string, cut: Cut, ...more: readonly string[]): Promise<R[]> {
    return this.database.query<R[]>(sql, [planId, cut.effectiveOn, cut.knownAt, cut.upTo, ...more]);
  }
}

/** An edition is read with all that was recorded up to its confirmation, whatever became known later. */
export const cutAt = (confirmed: PlanRows['milestones'][number], { strict }: AsOf): Cut => ({
  effectiveOn: confirmed.since,
  knownAt: endOfDay('9999-12-31'),
  strict,
  upTo: confirmed.position,
});

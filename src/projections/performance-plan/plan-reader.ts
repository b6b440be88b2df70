import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { readRows } from '../../platform/database/read-rows.ts';
import type { Row, Table } from '../../kernel/projection.ts';
import type { PlanRecords } from './plan-at.projection.ts';
import {
  planEvent,
  planGuideline,
  planOwner,
  planProject,
  planResult,
  planSheet,
  planStep,
  planTarget,
  type PlanEventRow,
  type PlanGuidelineRow,
  type PlanProjectRow,
} from './plan-tables.projection.ts';

/** Reads what was ever recorded of plans; what of it counts at two clocks is decided by planAt. */
@Injectable()
export class PlanReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async ofYear(year: number): Promise<readonly PlanRecords[]> {
    return this.recordsOf(await readRows(this.database, planProject, 'year = $1', [year]));
  }

  async ofProject(projectId: string): Promise<PlanRecords | undefined> {
    const [records] = await this.recordsOf(await readRows(this.database, planProject, 'project_id = $1', [projectId]));
    return records;
  }

  async guidelines(year: number): Promise<readonly { guideline: PlanGuidelineRow; event: PlanEventRow }[]> {
    const guidelines = await readRows(this.database, planGuideline, 'year = $1', [year]);
    const events = await readRows(this.database, planEvent, 'event_id = any($1)', [
      guidelines.map(({ event_id }) => event_id),
    ]);
    return guidelines.flatMap((guideline) =>
      events.filter(({ event_id }) => event_id === guideline.event_id).map((event) => ({ guideline, event })),
    );
  }

  private async recordsOf(projects: readonly PlanProjectRow[]): Promise<readonly PlanRecords[]> {
    const ids = projects.map(({ project_id }) => project_id);
    const [events, owners, sheets, steps, targets, results] = await Promise.all([
      this.byProject(planEvent, ids, 'subject_id'),
      this.byProject(planOwner, ids, 'project_id'),
      this.byProject(planSheet, ids, 'project_id'),
      this.byProject(planStep, ids, 'project_id'),
      this.byProject(planTarget, ids, 'project_id'),
      this.byProject(planResult, ids, 'project_id'),
    ]);
    return projects.map((project) => ({
      project,
      events: events.get(project.project_id) ?? [],
      owners: owners.get(project.project_id) ?? [],
      sheets: sheets.get(project.project_id) ?? [],
      steps: steps.get(project.project_id) ?? [],
      targets: targets.get(project.project_id) ?? [],
      results: results.get(project.project_id) ?? [],
    }));
  }

  private async byProject<R extends Row & { readonly position: number }, C extends keyof R & string>(
    table: Table<R>,
    ids: readonly string[],
    column: C,
  ): Promise<ReadonlyMap<R[C], readonly R[]>> {
    const byProject = new Map<R[C], R[]>();
    for (const row of await readRows(this.database, table, `${column} = any($1)`, [ids])) {
      const own = byProject.get(row[column]);
      if (own) own.push(row);
      else byProject.set(row[column], [row]);
    }
    return byProject;
  }
}

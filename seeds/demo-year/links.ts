import type { DemoOffice } from './demo-office.ts';
import { enteringOn, PLAN_ID } from './four-year-plan.ts';
import type { Project } from './projects.ts';
import type { PromisedTask } from './tasks.ts';

/** The 주요사업 that carry the tasks out: of the same work, from the confirmation of the plan on. */
export function planLinks(office: DemoOffice, tasks: readonly PromisedTask[], projects: readonly Project[]): void {
  office.on('2025-03-21', function* (day) {
    const enter = enteringOn(office, day);
    for (const { task, work } of tasks.filter((_, place) => place % 3 !== 0)) {
      const projectId = projects.find((project) => project.work === work)?.projectId;
      if (projectId === undefined) continue;
      yield enter(
        { type: 'LinkProject', planId: PLAN_ID, effectiveOn: day, taskId: task.taskId, projectId },
        '주요사업 연결',
      );
    }
  });
}

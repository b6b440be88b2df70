import type { Actor } from '../../src/kernel/domain-event.ts';
import type { PlainDate } from '../../src/kernel/time.ts';
import type { Random } from '../common/random.ts';
import { departmentOfWork, WORKS, type Department, type Work } from './departments.ts';
import { indicatorsOf, type PlannedIndicator } from './indicators.ts';
import { OFFICE_ID, YEAR } from './office.data.ts';
import { officerOf } from './people.ts';

/** 주요사업: one for each work. */
export interface Project {
  readonly projectId: string;
  readonly projectNo: string;
  readonly name: string;
  readonly work: Work;
  readonly indicators: readonly PlannedIndicator[];
}

const ACTS = ['추진', '강화', '내실화', '확대'];

export const projectsOf = (random: Random): readonly Project[] =>
  WORKS.map((work, place) => {
    const projectNo = String(place + 1).padStart(3, '0');
    return {
      projectNo,
      projectId: `${OFFICE_ID}.${YEAR}.${projectNo}`,
      name: `${work.subject} ${ACTS[place % ACTS.length] ?? ''}`,
      work,
      indicators: indicatorsOf(random, work.subject, place, `${work.plan.name} ${work.subject}팀장`),
    };
  });

export const ownerOf = ({ work }: Project, day: PlainDate): Department => departmentOfWork(work, day);
export const officerFor = (project: Project, day: PlainDate): Actor => officerOf(ownerOf(project, day));

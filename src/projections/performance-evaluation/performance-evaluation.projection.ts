import type { Projection } from '../../kernel/projection.ts';
import {
  appeal,
  assessmentActual,
  assessmentCriterion,
  assessmentRemedy,
  evidence,
} from './assessment-details.projection.ts';
import { appealHandlers } from './appeals.projection.ts';
import { assessmentHandlers } from './assessments.projection.ts';
import { cycleHandlers } from './cycles.projection.ts';
import { assessment, assessmentStep, departmentResult, evaluationCycle } from './evaluation-tables.projection.ts';

/** 성과평가: every cycle, and every assessment with each step of its score. */
export const performanceEvaluation: Projection = {
  name: 'performance-evaluation',
  version: 3,
  tables: [
    evaluationCycle,
    assessment,
    assessmentStep,
    departmentResult,
    assessmentCriterion,
    assessmentActual,
    assessmentRemedy,
    appeal,
    evidence,
  ],
  handlers: { ...cycleHandlers, ...assessmentHandlers, ...appealHandlers },
  onPoison: 'halt',
};

import type { components } from '../api/openapi.d.ts';

export type Explanation = components['schemas']['FigureExplanation'];
export type ExactExplanation = components['schemas']['ExactExplanation'];
export type ExplainedStep = components['schemas']['ExplainedStep'];

import type { components } from '../api/openapi.d.ts';

export type Explanation = components['schemas']['FigureExplanation'];
export type ExplainedStep = components['schemas']['ExplainedStep'];

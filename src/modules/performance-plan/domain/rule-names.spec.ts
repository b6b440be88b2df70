import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';
import { ACHIEVEMENT_FORMULAS } from '../../../events/indicator-definition.ts';
import { RESULT_BASES } from '../../../events/performance-plan.events.ts';

everyRuleRefuses(new URL('./', import.meta.url), {
  vocabulary: [...ACHIEVEMENT_FORMULAS, ...RESULT_BASES],
  one: 'weights-sum-to-100',
  atLeast: 30,
});

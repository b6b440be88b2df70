import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';
import { GOING_STATUSES } from '../../../events/four-year-plan.events.ts';

everyRuleRefuses(new URL('./', import.meta.url), {
  vocabulary: GOING_STATUSES,
  one: 'jury-votes-on-pledge',
  atLeast: 40,
});

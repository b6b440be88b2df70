import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';
import { TRANSFER_KINDS } from '../../../events/budget-execution.events.ts';

everyRuleRefuses(new URL('./', import.meta.url), {
  vocabulary: [...TRANSFER_KINDS, 'cut-off', 'purpose-designated'],
  one: 'obligation-within-allotment',
  atLeast: 30,
});

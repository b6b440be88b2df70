import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';

everyRuleRefuses(new URL('./', import.meta.url), { vocabulary: [], one: 'row-sums-to-total', atLeast: 13 });

import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';

everyRuleRefuses(new URL('./', import.meta.url), { vocabulary: [], one: 'span-in-order', atLeast: 5 });

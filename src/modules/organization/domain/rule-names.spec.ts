import { everyRuleRefuses } from '../../../../test/support/named-rules.ts';

everyRuleRefuses(new URL('./', import.meta.url), { vocabulary: [], one: 'split-places-every-team', atLeast: 16 });

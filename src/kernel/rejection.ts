import type { JsonObject } from './json.ts';

/** A business rule said no. The rule's name, the sentence and the numbers are what the person sees. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  constructor(
    /** kebab-case rule name: the test, the error and the page use it. */
    readonly rule: string,
    /** One Korean sentence that says what was refused and why. */
    readonly sentence: string,
    readonly numbers: JsonObject = {},
  ) {
    super(`${rule}: ${sentence}`);
  }
}

/** The rule holds, or the command is refused in its name. */
export function refuseUnless(holds: boolean, rule: string, sentence: string, numbers: JsonObject = {}): asserts holds {
  if (!holds) throw new Rejection(rule, sentence, numbers);
}

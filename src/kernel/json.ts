/** What an event may carry: plain JSON, nothing that a store could change on the way. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

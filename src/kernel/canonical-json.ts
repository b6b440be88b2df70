import type { Json, JsonObject } from './json.ts';

/** PostgreSQL can store neither NUL nor half a surrogate pair; every store refuses them alike. */
export const isStorableText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

/**
 * One text for one value: keys in code-unit order, no whitespace, members that are undefined left out. The log stores
 * this text, and its hash covers it.
 * @throws Error when the value has no faithful JSON text.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return numeral(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') return `{${members(value).join(',')}}`;
  throw new Error(`a ${typeof value} has no JSON text`);
}

const isList = (value: readonly Json[] | JsonObject): value is readonly Json[] => Array.isArray(value);

function members(object: JsonObject): string[] {
  const written: string[] = [];
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (value !== undefined) written.push(`${quoted(key)}:${canonicalJson(value)}`);
  }
  return written;
}

function quoted(text: string): string {
  const written = JSON.stringify(text);
  // What can't be stored is always written as an escape, so most texts need no second look.
  if (written.includes('\\u') && !isStorableText(text))
    throw new Error('text with a NUL character or a lone surrogate cannot be stored');
  return written;
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`${value} is not a JSON number`);
  return JSON.stringify(value);
}

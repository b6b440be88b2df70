import type { Shape } from '../kernel/shape.ts';

export const fits = <T>(shape: Shape<T>, value: unknown): value is T => shape.fault(value) === null;

/** What a JSON text holds, if it has this shape; null when it is broken, cut off or something else. */
export function parsed<T>(json: string, shape: Shape<T>): T | null {
  try {
    const value: unknown = JSON.parse(json);
    return fits(shape, value) ? value : null;
  } catch {
    return null;
  }
}

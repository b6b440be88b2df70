/** A page of nothing would never end. @throws RangeError */
export function checkedLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`a page holds at least one event, not ${limit}`);
  return limit;
}

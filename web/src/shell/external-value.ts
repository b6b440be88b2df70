import { useSyncExternalStore } from 'react';

/** A value that is set from outside of what React draws, and seen by what it draws. */
export class ExternalValue<Value> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: Value) {}

  readonly get = (): Value => this.value;

  readonly set = (value: Value): void => {
    if (value === this.value) return;
    this.value = value;
    for (const listener of this.listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

export const useExternalValue = <Value>({ subscribe, get }: ExternalValue<Value>): Value =>
  useSyncExternalStore(subscribe, get);

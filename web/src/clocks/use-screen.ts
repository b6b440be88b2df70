import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { screenStateOf, type ScreenState } from './clocks.ts';

/** undefined takes a member out of the address. */
export type ScreenChange = { readonly [Key in keyof ScreenState]: ScreenState[Key] | undefined };

export interface Screen {
  readonly state: ScreenState;
  /** push: the back button of the browser goes to where the screen was before. */
  readonly change: (change: ScreenChange, history?: 'push' | 'replace') => void;
}

const SCREEN_KEYS: readonly string[] = ['eff', 'known', 'cmp', 'fig', 'unit', 'view'] satisfies (keyof ScreenState)[];

/** What only the page that is shown has in its address. */
const ofThePage = (search: object): object =>
  Object.fromEntries(Object.entries(search).filter(([key]) => !SCREEN_KEYS.includes(key)));

/** The state of the screen that stands in the address, and the one way to change it. */
export function useScreen(): Screen {
  const state = screenStateOf(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (wanted: ScreenChange, history: 'push' | 'replace' = 'push') => {
      void navigate({
        to: '.',
        search: (before) => ({ ...ofThePage(before), ...screenStateOf({ ...before, ...wanted }) }),
        replace: history === 'replace',
        resetScroll: false,
      });
    },
    [navigate],
  );
  return { state, change };
}

import { useState } from 'react';

/** KRDS names the second one so; its tokens carry the mode in their names. */
const MODES = ['light', 'high-contrast'] as const;
type DisplayMode = (typeof MODES)[number];

const KEY = 'display-mode';

const keptMode = (): DisplayMode => MODES.find((mode) => mode === localStorage.getItem(KEY)) ?? 'light';

const show = (mode: DisplayMode): void => {
  document.documentElement.dataset['krdsMode'] = mode;
};

/** Before anything is drawn. */
export const showKeptMode = (): void => {
  show(keptMode());
};

/** The mode of this browser, and how to change to the other. */
export function useDisplayMode(): readonly [DisplayMode, () => void] {
  const [mode, setMode] = useState(keptMode);
  const toggle = () => {
    const other: DisplayMode = mode === 'light' ? 'high-contrast' : 'light';
    localStorage.setItem(KEY, other);
    show(other);
    setMode(other);
  };
  return [mode, toggle];
}

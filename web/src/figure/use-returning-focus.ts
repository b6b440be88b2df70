import { useEffect, useEffectEvent, useRef, type RefObject } from 'react';

/**
 * A person who opened the panel by a figure reads on at its heading, and is back at the figure when it closes, by its
 * button or by Esc. A panel that was open when the page was loaded takes no focus.
 */
export function useReturningFocus(id: string, heading: RefObject<HTMLElement | null>, onClose: () => void): () => void {
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || active.dataset['figure'] === undefined) return;
    if (active.closest('dialog') === null) opener.current = active;
    heading.current?.focus();
  }, [id, heading]);
  const close = () => {
    onClose();
    const back = opener.current?.isConnected === true ? opener.current : document.querySelector('h1');
    back?.focus();
  };
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog:modal') !== null) return;
    close();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return close;
}

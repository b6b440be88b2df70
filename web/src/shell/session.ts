import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';

/** Who is logged in. */
export const whoAmI = queryOptions({
  queryKey: ['me'],
  queryFn: () => answerOf(api.GET('/api/auth/me')),
  staleTime: Infinity,
});

/** @throws Refusal */
export const logIn = (loginName: string, password: string) =>
  answerOf(api.POST('/api/auth/login', { body: { loginName, password } }));

/** The cookie is forgotten, and with it everything this page has read. */
export async function logOut(): Promise<void> {
  await api.POST('/api/auth/logout');
  window.location.assign('/');
}

type Listener = () => void;

/** A session ends after a quarter of an hour, in the middle of whatever a person does: the page waits for the next one. */
export class LostSession {
  private isLostNow = false;
  private readonly listeners = new Set<Listener>();

  readonly isLost = (): boolean => this.isLostNow;

  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (isLost: boolean): void => {
    this.isLostNow = isLost;
    for (const listener of this.listeners) listener();
  };
}

export const lostSession = new LostSession();

import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.ts';
import { ExternalValue } from './external-value.ts';

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

/** A session ends after a quarter of an hour, in the middle of whatever a person does: the page waits for the next one. */
export const lostSession = new ExternalValue(false);

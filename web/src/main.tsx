import './styles/page.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isSessionLost, Refusal } from './api/client.ts';
import { router } from './router.tsx';
import { showKeptMode } from './shell/display-mode.ts';
import { focusOnTitle } from './shell/PageTitle.tsx';
import { lostSession } from './shell/session.ts';

const onError = (error: Error): void => {
  if (isSessionLost(error)) lostSession.set(true);
};

/** What the server refuses it refuses again; only what did not reach it is worth another try. */
const isWorthAnotherTry = (tries: number, error: Error): boolean =>
  tries < 2 && (!(error instanceof Refusal) || error.status >= 500 || error.status === 0);

const queries = new QueryClient({
  queryCache: new QueryCache({ onError }),
  defaultOptions: { queries: { retry: isWorthAnotherTry, staleTime: 30_000, refetchOnWindowFocus: false } },
});

router.subscribe('onResolved', ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) focusOnTitle();
});

const page = document.getElementById('page');
if (page === null) throw new Error('index.html has no #page');
showKeptMode();
createRoot(page).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);

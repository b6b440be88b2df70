/** One address of every page there is, with the report of 2023 and the demonstration year loaded. */
export const PAGE_ROUTES: readonly string[] = [
  '/',
  '/budget/2023/planning-budget?eff=2023-05-31',
  '/budget/2023/planning-budget/U3?eff=2023-05-31&known=2023-06-12',
  '/budget/2025/demo',
  '/budget/2025/demo/U1?eff=2025-06-30',
];

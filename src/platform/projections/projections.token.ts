/** The projections this process folds. */
export const PROJECTIONS = Symbol('Projections');

export const POOL = Symbol('Pool');

import { entityOf } from '../../platform/database/table-entity.ts';
import { account } from './accounts.projection.ts';

export const AccountEntity = entityOf(account);

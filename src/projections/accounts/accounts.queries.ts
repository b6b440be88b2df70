import { InjectRepository } from '@nestjs/typeorm';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Repository } from 'typeorm';
import { AccountEntity } from './accounts.entity.ts';
import type { AccountRow } from './accounts.projection.ts';

export type { AccountRow };

/** Every account there is, by login name. */
export class ListAccounts extends Query<readonly AccountRow[]> {}

@QueryHandler(ListAccounts)
export class ListAccountsHandler implements IQueryHandler<ListAccounts> {
  constructor(@InjectRepository(AccountEntity) private readonly accounts: Repository<AccountRow>) {}

  execute(): Promise<readonly AccountRow[]> {
    return this.accounts.find({ order: { account_id: 'ASC' } });
  }
}

import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The secret of an account. It is no event: it may be replaced and forgotten. */
@Entity('credential')
export class Credential {
  @PrimaryColumn('text', { name: 'account_id' })
  accountId!: string;

  @Column('text')
  salt!: string;

  @Column('text')
  hash!: string;

  @Column('integer')
  cost!: number;
}

/** The key that signs tokens; made at the first start, the same for every process on this database. */
@Entity('signing_key')
export class SigningKey {
  @PrimaryColumn('integer')
  id!: number;

  @Column('text')
  secret!: string;
}

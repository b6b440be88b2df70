const UP = `
create table saga_state (
  saga    text    not null,
  version integer not null,
  key     text    not null,
  state   json    not null,
  primary key (saga, version, key)
);

create table saga_refusal (
  saga     text        not null,
  event_id uuid        not null,
  ordinal  integer     not null,
  command  text        not null,
  rule     text        not null,
  sentence text        not null,
  at       timestamptz not null default clock_timestamp(),
  primary key (saga, event_id, ordinal)
);
`;

/** What sagas remember, and which of their commands a rule refused. Their checkpoints stand among those of the read models. */
export class CreateSagaControl1795000400000 {
  readonly name = 'CreateSagaControl1795000400000';

  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('drop table saga_refusal, saga_state');
  }
}

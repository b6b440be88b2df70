interface Runner {
  query(sql: string): Promise<unknown>;
}

/** Where the events of the journal stand. Everything in it is computed from the journal (docs/adr/0011). */
const TABLES = `
create table journal_index (
  position bigint primary key,
  revision bigint not null,
  stream text collate "C" not null,
  version integer not null,
  id uuid not null unique,
  type text collate "C" not null,
  unique (stream, version)
);

create table journal_end (
  only_row boolean primary key default true check (only_row),
  revision bigint not null,
  position bigint not null,
  hash text not null,
  recorded_at text not null
);
insert into journal_end (revision, position, hash, recorded_at) values (-1, 0, repeat('0', 64), '');
`;

export class CreateJournalIndex1795000300000 {
  readonly name = 'CreateJournalIndex1795000300000';

  async up(runner: Runner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('drop table journal_index, journal_end');
  }
}

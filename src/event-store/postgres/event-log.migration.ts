import { APPEND_FUNCTION } from './append-function.sql.ts';

interface Runner {
  query(sql: string): Promise<unknown>;
}

/** data and meta are json, not jsonb: the chain hash covers their exact text. */
const TABLES = `
create table events (
  position bigint primary key,
  stream text collate "C" not null,
  version integer not null check (version > 0),
  id uuid not null unique,
  type text collate "C" not null,
  schema_version integer not null,
  effective_on date not null,
  recorded_at timestamptz not null,
  documented_known_at timestamptz check (documented_known_at <= recorded_at),
  data json not null,
  meta json not null,
  hash text not null check (length(hash) = 64),
  unique (stream, version)
);

create table streams (
  stream text collate "C" primary key,
  version integer not null
) with (fillfactor = 80);

create table log_head (
  only_row boolean primary key default true check (only_row),
  position bigint not null,
  hash text not null,
  recorded_at timestamptz
);
insert into log_head (position, hash) values (0, repeat('0', 64));
`;

const APPEND_ONLY = `
create function refuse_change_of_log() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only: % of % is refused', tg_op, tg_table_name
    using errcode = 'insufficient_privilege', hint = 'Correct a mistake by a later event that names the one it corrects.';
end $$;
create trigger append_only before update or delete or truncate on events
  for each statement execute function refuse_change_of_log();
create trigger never_emptied before delete or truncate on streams
  for each statement execute function refuse_change_of_log();
create trigger never_emptied before delete or truncate on log_head
  for each statement execute function refuse_change_of_log();
`;

export class CreateEventLog1795000000000 {
  readonly name = 'CreateEventLog1795000000000';

  async up(runner: Runner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
    await runner.query(APPEND_FUNCTION);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('drop function append_events');
    await runner.query('drop table log_head, streams, events');
    await runner.query('drop function refuse_change_of_log');
  }
}

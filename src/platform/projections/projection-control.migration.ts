const UP = `
create table projection_version (
  name         text        not null,
  version      integer     not null,
  build        integer     not null,
  position     bigint      not null default 0,
  epoch        bigint      not null default 0,
  owner        text,
  lease_until  timestamptz,
  heartbeat_at timestamptz,
  role         text        not null check (role in ('filling', 'serving', 'retired')),
  error        text,
  -- Halted is no role of its own: a halted build still serves, or still fills.
  status       text        not null generated always as (case when error is null then role else 'halted' end) stored,
  tables       text[]      not null,
  -- The table definitions as they were installed; another shape under the same version is refused.
  shape        text        not null,
  -- Where this build was last found equal, row for row, to the serving one.
  equal_at     bigint,
  promoted_at  timestamptz,
  primary key (name, version, build)
);
create unique index projection_serves_once on projection_version (name) where role = 'serving';

create table parked_event (
  projection text    not null,
  version    integer not null,
  build      integer not null,
  stream     text    not null,
  position   bigint  not null,
  error      text    not null,
  primary key (projection, version, build, position)
);
`;

const DOWN = `
drop table parked_event;
drop table projection_version;
`;

/** One row for each build of a read model: its checkpoint, who owns it, whether queries see it. */
export class CreateProjectionControl1795000100000 {
  readonly name = 'CreateProjectionControl1795000100000';

  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query(DOWN);
  }
}

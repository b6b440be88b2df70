interface Runner {
  query(sql: string): Promise<unknown>;
}

export class CreateCredentials1795000200000 {
  readonly name = 'CreateCredentials1795000200000';

  async up(runner: Runner): Promise<void> {
    await runner.query(`
      create table credential (account_id text primary key, salt text not null, hash text not null, cost integer not null)`);
    await runner.query(`
      create table signing_key (id integer primary key check (id = 1), secret text not null)`);
  }

  async down(runner: Runner): Promise<void> {
    await runner.query('drop table signing_key');
    await runner.query('drop table credential');
  }
}

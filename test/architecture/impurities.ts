import ts from 'typescript';

/** Globals that answer differently from one run to the next, or reach outside. */
const OUTSIDE = new Set([
  'process',
  'crypto',
  'performance',
  'globalThis',
  'global',
  'console',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Intl',
  'WebSocket',
  'XMLHttpRequest',
  'navigator',
]);

/** Members that read the clock, roll dice, or depend on the machine's language or time zone. */
const MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleTimeString',
  'localeCompare',
  'getTimezoneOffset',
  'getFullYear',
  'getMonth',
  'getDate',
  'getDay',
  'getHours',
  'getMinutes',
]);

/** What in this source a pure room may not do, as 'line: what'. Parsing a given instant is allowed. */
export function impuritiesOf(path: string, text: string): readonly string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const what = impurity(node);
    if (what !== null) found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function impurity(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && isDate(node.expression)) return impureDate(node.arguments?.length ?? 0);
  if (ts.isCallExpression(node) && isDate(node.expression)) return 'Date()';
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return 'import()';
  if (ts.isMetaProperty(node)) return node.getText();
  if (ts.isPropertyAccessExpression(node)) return impureMember(node);
  if (ts.isIdentifier(node) && OUTSIDE.has(node.text) && isReference(node)) return node.text;
  if (ts.isVariableStatement(node) && isModuleState(node)) return 'module state (let)';
  return null;
}

const isDate = (node: ts.Expression): boolean => ts.isIdentifier(node) && node.text === 'Date';

/** No argument is the clock; several are read in the machine's time zone. */
const impureDate = (argumentCount: number): string | null =>
  argumentCount === 1 ? null : `new Date(${argumentCount})`;

function impureMember({ expression, name }: ts.PropertyAccessExpression): string | null {
  const qualified = `${expression.getText()}.${name.text}`;
  if (MEMBERS.has(qualified)) return qualified;
  return MEMBERS.has(name.text) ? name.text : null;
}

/** A use of the global, not the name of a property, a parameter or a type member. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  return !(ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) || parent.name !== node;
}

const isModuleState = (node: ts.VariableStatement): boolean =>
  ts.isSourceFile(node.parent) && (node.declarationList.flags & ts.NodeFlags.Let) !== 0;

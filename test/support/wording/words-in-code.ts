import { parseAst } from 'vitest/node'

interface Node {
  type: string
  [key: string]: unknown
}

/** Never read by people: names of modules, types, object keys, patterns, and what only we see in a log. */
const unread = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'TaggedTemplateExpression',
  'TSTypeAliasDeclaration',
])
const unreadCalls =
  /^(log|logger)\.|\.(log|warn|debug|fatal|toFormat|startsWith|endsWith|includes|split|header|setHeader|addHook|selectFrom|where|set)$|^(RegExp|require)$/

/** The texts in TypeScript that may be read by people. What is put in is shown as "…". */
export function wordsInCode(code: string): string[] {
  const found: string[] = []
  visit(parseAst(code, { lang: 'ts' }) as unknown as Node, found)
  return found
}

function visit(node: Node, found: string[]): void {
  if (unread.has(node.type) || node.type.startsWith('TSInterface') || node.type.startsWith('TSType')) return
  if (node.type === 'ExportNamedDeclaration' && node['source']) return
  if (isInternal(node)) return
  const text = textOf(node)
  if (text !== null) {
    found.push(text)
    if (node.type === 'Literal') return
  }
  for (const [key, child] of Object.entries(node)) {
    if (key === 'key' && node['computed'] !== true) continue
    for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) visit(one, found)
  }
}

/** An error that only we see, or a call whose arguments are not words. */
function isInternal({ type, callee, operator }: Node): boolean {
  if (type === 'NewExpression') return isNode(callee) && callee['name'] === 'Error'
  if (type === 'BinaryExpression') return typeof operator === 'string' && /^[=!]==?$/.test(operator)
  return type === 'CallExpression' && unreadCalls.test(nameOf(callee))
}

function nameOf(callee: unknown): string {
  if (!isNode(callee)) return ''
  const { type, name, object, property } = callee
  if (type !== 'MemberExpression') return typeof name === 'string' ? name : ''
  return `${nameOf(object)}.${nameOf(property)}`
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type !== 'TemplateLiteral') return null
  const quasis = node['quasis'] as { value: { cooked: string } }[]
  return quasis.map(({ value }) => value.cooked).join('…')
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

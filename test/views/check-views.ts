import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Eta } from 'eta'

const project = fileURLToPath(new URL('../..', import.meta.url))
const root = join(project, 'views')

export interface Template {
  /** Such as `announcements/show`, as passed to `render` and `include`. */
  name: string
  text: string
  /** The name in errors, if it differs. */
  label?: string
}

export const templates: Template[] = globSync('**/*.eta', { cwd: root })
  .toSorted()
  .map((file) => ({ name: file.replace(/\.eta$/, ''), text: readFileSync(join(root, file), 'utf8') }))

/** The globals of templates besides `it`. `out` has a narrow type, since `null` or an object would print as such. */
const globals = (format: string) => `
declare global {
  type Props<V> = (V extends keyof Layouts ? Layouts[V] : V extends keyof Views ? Views[V] : never) & Partial<Locals>
  function include<V extends keyof Views>(view: \`/\${V}\`, props: Views[V]): string
  function layout<L extends keyof Layouts>(layout: \`/\${L}\`, props: Omit<Layouts[L], 'body'>): void
  function asset(name: string): string
${['formatAlternatives', 'formatCount', 'formatList', 'pluralForm'].map((name) => `  const ${name}: typeof import('${format}').${name}`).join('\n')}
  function out(value: string | number | boolean): void
}
`

/**
 * Type-checks templates against `server/views.ts`. Each becomes a TypeScript file, with code tags copied and output
 * tags turned into calls, and a single run of `tsc` checks them all. Errors carry the line numbers of the templates.
 */
export function checkViews(checked: readonly Template[] = templates): string[] {
  mkdirSync(join(project, '.test'), { recursive: true })
  const folder = mkdtempSync(join(project, '.test/views-'))
  try {
    const views = relative(folder, join(project, 'server/views.ts'))
    const format = relative(folder, join(project, 'server/platform/format.ts'))
    const named = checked.map(({ name }) => `'${name}'`).join(' | ')
    writeFileSync(
      join(folder, 'globals.ts'),
      `import type { Layouts, Locals, Views } from '${views}'\n${globals(format)}`,
    )
    writeFileSync(
      join(folder, 'names.ts'),
      `import type { Layouts, Views } from '${views}'
type Missing = Exclude<keyof Views | keyof Layouts, ${named}>
export const missing: never[] = [] as Missing[]`,
    )
    const files = new Map(checked.map((template, index) => [`${index}.ts`, { template, ...asTypeScript(template) }]))
    for (const [file, { code }] of files) writeFileSync(join(folder, file), code)
    const config = {
      extends: '../../tsconfig.json',
      compilerOptions: { incremental: false, noUnusedParameters: false },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ ...config, include: ['*.ts'] }))
    const { stdout, stderr } = spawnSync('tsc', ['--project', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${join(project, 'node_modules/.bin')}:${process.env.PATH}` },
    })
    return `${stdout}${stderr}`
      .split('\n')
      .filter((line) => /^(?!\.\.\/)\S/.test(line))
      .map((line) => inTemplate(line, files))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inTemplate(diagnostic: string, files: Map<string, { template: Template; lines: number[] }>): string {
  const [, file = '', line = '', message = ''] = diagnostic.match(/^(\w+\.ts)\((\d+),\d+\): error (.*)$/) ?? []
  if (file === 'names.ts') return `named in Views, but there is no such template: ${message}`
  const source = files.get(file)
  return source
    ? `${source.template.label ?? source.template.name}.eta:${source.lines[Number(line) - 1]} ${message}`
    : diagnostic
}

/** `lines[i]` is the line of the template from which line `i` of the code comes. */
function asTypeScript({ name, text }: Template): { code: string; lines: number[] } {
  const code = [`export function template(it: Props<'${name}'>) {`]
  const lines = [1]
  for (const tag of new Eta({ debug: true }).parse(text)) {
    if (typeof tag === 'string') continue
    const source = tag.t === 'e' ? tag.val : `out(${tag.val})`
    for (const [offset, line] of source.split('\n').entries()) {
      code.push(line)
      lines.push((tag.lineNo ?? 1) + offset)
    }
  }
  return { code: [...code, '}'].join('\n'), lines: [...lines, text.split('\n').length] }
}

import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** The folders of server/ from the bottom up. Each may import only those before it; files at the top may import all. */
const layers = [
  'platform',
  'audit',
  'people',
  'areas',
  'audiences',
  'channels',
  'incidents',
  'planning',
  'calendar',
  'guide',
  'announcements',
  'delivery',
  'notices',
  'desk',
]

/**
 * The subfolders of a folder from the bottom up. Each may import only those before it, types included. `.` stands for
 * the files outside the subfolders: shared code if it comes first, or code that combines the subfolders if it comes
 * last.
 */
const subfolders: Record<string, readonly string[]> = {
  platform: ['.', 'db', 'guards', 'http', 'pages'],
  areas: ['.', 'gazetteer'],
  planning: ['time', 'model', 'store', 'forbidden', 'findings', 'rescheduling'],
  calendar: ['.', 'check-api', 'rules', 'exposure', 'week'],
  guide: ['cases', '.'],
  announcements: ['.', 'workflow', 'checks', 'composer', 'show', 'review', 'index', 'api', 'exceeded'],
  delivery: ['.', 'connectors', 'worker'],
}

/** Base names that several files may have, because they name a role. */
const roles = ['actions', 'api', 'fields', 'form', 'queries', 'routes', 'schema', 'views']

/** The command line and the sample organization may import everything. */
const unrestricted = ['cli', 'demo']

const server = fileURLToPath(new URL('../server', import.meta.url))
const sources = globSync('**/*.ts', { cwd: server }).map((file) => {
  const text = readFileSync(join(server, file), 'utf8')
  return { file, text, code: withoutComments(text) }
})

test('every folder has a place in the layers', () => {
  const folders = new Set(sources.map(({ file }) => folderOf(file)).filter((folder) => folder !== ''))
  expect([...folders].filter((folder) => !layers.includes(folder) && !unrestricted.includes(folder))).toEqual([])
})

test('folders import only lower layers', () => {
  const upwards = sources.flatMap(({ file, code }) => {
    const folder = folderOf(file)
    if (folder === '' || unrestricted.includes(folder)) return []
    return importsOf(file, code)
      .filter((target) => !(layers.indexOf(folderOf(target)) >= 0 && isAtOrBelow(folderOf(target), folder)))
      .filter((target) => target !== 'config.ts')
      .map((target) => `${file} imports ${target}`)
  })
  expect(upwards).toEqual([])
})

test('subfolders import only lower subfolders of their folder', () => {
  const found = new Set(
    sources.flatMap(({ file }) => (file.split('/').length > 2 ? [subfolderOf(file).join('/')] : [])),
  )
  const known = Object.entries(subfolders).flatMap(([folder, list]) =>
    list.map((subfolder) => `${folder}/${subfolder}`),
  )
  expect([...found].filter((subfolder) => !known.includes(subfolder))).toEqual([])

  const upwards = sources.flatMap(({ file, code }) => {
    const [folder, subfolder] = subfolderOf(file)
    const order = subfolders[folder]
    if (!order) return []
    return allImportsOf(file, code)
      .filter(
        (target) => folderOf(target) === folder && order.indexOf(subfolderOf(target)[1]) > order.indexOf(subfolder),
      )
      .map((target) => `${file} imports ${target}`)
  })
  expect(upwards).toEqual([])
})

test('no folder has more than 20 files', () => {
  const folders = Map.groupBy(sources, ({ file }) => posix.dirname(file))
  expect([...folders].filter(([, files]) => files.length > 20).map(([folder]) => folder)).toEqual([])
})

test('files do not share a base name unless it names a role', () => {
  const names = Map.groupBy(sources, ({ file }) => posix.basename(file, '.ts'))
  const shared = [...names].filter(([name, files]) => files.length > 1 && !roles.includes(name))
  expect(shared.map(([, files]) => files.map(({ file }) => file))).toEqual([])
})

test('there are no import cycles', () => {
  const imports = new Map(sources.map(({ file, code }) => [file, importsOf(file, code)]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const target of imports.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) visit(file, [])
  expect(cycles).toEqual([])
})

test('every import resolves to a file', () => {
  const files = new Set(sources.map(({ file }) => file))
  const broken = sources.flatMap(({ file, code }) =>
    importsOf(file, code).filter((target) => !files.has(target) && !target.startsWith('../migrations/')),
  )
  expect(broken).toEqual([])
})

test('SQL is only in queries.ts, -queries.ts and platform', () => {
  const sql =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|selectNoFrom)\(|\bsql(\.\w+)?(<[^`(]*>)?`|\.prepare\(/
  expect(filesWith(sql).filter((file) => !/(^|[/-])queries\.ts$/.test(file) && folderOf(file) !== 'platform')).toEqual(
    [],
  )
})

test('only the clock reads the time', () => {
  const readsTime = /\bDateTime\.(now\(|(utc|local)\(\s*(\)|\{))|\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b/
  expect(filesWith(readsTime)).toEqual(['platform/clock.ts'])
})

test('only config.ts reads the environment', () => {
  expect(filesWith(/\bprocess\.env\b|\bimport\.meta\.env\b/)).toEqual(['config.ts'])
})

test('every file has fewer than 300 lines', () => {
  const lines = (text: string) => text.trimEnd().split('\n').length
  // The data model is in one file on purpose.
  const long = sources.filter(({ file, text }) => file !== 'tables.ts' && lines(text) >= 300)
  expect(long.map(({ file, text }) => `${file} ${lines(text)}`)).toEqual([])
})

test('file names are not generic', () => {
  expect(
    sources
      .map(({ file }) => file)
      .filter((file) => /(^|[/-])(utils?|helpers?|common|manager|service|misc)\b/.test(file)),
  ).toEqual([])
})

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file)
}

/** A file's imports at run time, as paths within server/. Type-only imports are left out, because they are erased. */
function importsOf(file: string, code: string): string[] {
  const statements = code.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  )
  return [...statements]
    .filter(([statement]) => !onlyTypes(statement))
    .map(([, target, later]) => posix.join(posix.dirname(file), (target ?? later)!))
}

/** A file's static imports, including type-only ones, as paths within server/. */
function allImportsOf(file: string, code: string): string[] {
  const statements = code.matchAll(/^(?:import|export)\s[^']*?\sfrom\s+'(\.[^']+)'/gm)
  return [...statements].map(([, target]) => posix.join(posix.dirname(file), target!))
}

/** `['announcements', 'checks']`, or `['announcements', '.']` for a file outside the subfolders. */
function subfolderOf(file: string): [folder: string, subfolder: string] {
  const [folder = '', subfolder = '', ...rest] = file.split('/')
  return [folder, rest.length === 0 ? '.' : subfolder]
}

function onlyTypes(statement: string): boolean {
  const [, names] = statement.match(/^\w+\s+\{([^}]*)\}/) ?? []
  return names?.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name)) === true
}

function isAtOrBelow(target: string, folder: string): boolean {
  return layers.indexOf(target) <= layers.indexOf(folder)
}

function folderOf(file: string): string {
  return file.includes('/') ? file.split('/')[0]! : ''
}

/** Comments may mention what code may not use. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

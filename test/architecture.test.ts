import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { allImportsOf, folderOf, importsOf, roomOf, sources } from './support/server-code.ts'

/** The folders from the bottom up: each may import those before it. Files beside the folders may import everything. */
const floors = [
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
 * The rooms of a noun from the bottom up: each may import those before it, types included. `.` are the files beside the
 * rooms: the ground that the rooms stand on, or, where it comes last, what puts the rooms together.
 */
const rooms: Record<string, readonly string[]> = {
  platform: ['.', 'db', 'guards', 'http', 'pages'],
  areas: ['.', 'gazetteer'],
  planning: ['time', 'model', 'store', 'forbidden', 'findings', 'rescheduling'],
  calendar: ['.', 'check-api', 'rules', 'exposure', 'week'],
  guide: ['cases', '.'],
  announcements: ['.', 'workflow', 'checks', 'composer', 'show', 'review', 'index', 'api', 'exceeded'],
  delivery: ['.', 'connectors', 'worker'],
}

/** Files that may share a base name, because it says their role. */
const roles = ['actions', 'api', 'fields', 'form', 'queries', 'routes', 'schema', 'views']

/** The command line and the sample organization may import everything too. */
const roofs = ['cli', 'demo']

test('every folder has its floor', () => {
  const folders = new Set(sources.map(({ file }) => folderOf(file)).filter((folder) => folder !== ''))
  expect([...folders].filter((folder) => !floors.includes(folder) && !roofs.includes(folder))).toEqual([])
})

test('imports only point down', () => {
  const upwards = sources.flatMap((source) => {
    const { file } = source
    const own = folderOf(file)
    if (own === '' || roofs.includes(own)) return []
    return importsOf(source)
      .filter((target) => !(floors.indexOf(folderOf(target)) >= 0 && isAtOrBelow(folderOf(target), own)))
      .filter((target) => target !== 'config.ts')
      .map((target) => `${file} imports ${target}`)
  })
  expect(upwards).toEqual([])
})

test('within a noun, a room imports only the rooms below it', () => {
  const found = new Set(sources.flatMap(({ file }) => (file.split('/').length > 2 ? [roomOf(file).join('/')] : [])))
  const known = Object.entries(rooms).flatMap(([noun, list]) => list.map((room) => `${noun}/${room}`))
  expect([...found].filter((room) => !known.includes(room))).toEqual([])

  const upwards = sources.flatMap((source) => {
    const { file } = source
    const [noun, room] = roomOf(file)
    const order = rooms[noun]
    if (!order) return []
    return allImportsOf(source)
      .filter((target) => folderOf(target) === noun && order.indexOf(roomOf(target)[1]) > order.indexOf(room))
      .map((target) => `${file} imports ${target}`)
  })
  expect(upwards).toEqual([])
})

test('no folder holds more than 20 files', () => {
  const folders = Map.groupBy(sources, ({ file }) => posix.dirname(file))
  expect([...folders].filter(([, files]) => files.length > 20).map(([folder]) => folder)).toEqual([])
})

test('a base name means one thing, unless it says a role', () => {
  const names = Map.groupBy(sources, ({ file }) => posix.basename(file, '.ts'))
  const shared = [...names].filter(([name, files]) => files.length > 1 && !roles.includes(name))
  expect(shared.map(([, files]) => files.map(({ file }) => file))).toEqual([])
})

test('no file imports itself by way of others', () => {
  const imports = new Map(sources.map((source) => [source.file, importsOf(source)]))
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const target of imports.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of imports.keys()) visit(file, [])
  expect(circles).toEqual([])
})

test('every import finds its file', () => {
  const files = new Set(sources.map(({ file }) => file))
  const lost = sources.flatMap((source) =>
    importsOf(source).filter((target) => !files.has(target) && !target.startsWith('../migrations/')),
  )
  expect(lost).toEqual([])
})

test('SQL is in queries.ts, -queries.ts and platform only', () => {
  const sql =
    /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|selectNoFrom)\(|\bsql(\.\w+)?(<[^`(]*>)?`|\.prepare\(/
  expect(filesWith(sql).filter((file) => !/(^|[/-])queries\.ts$/.test(file) && folderOf(file) !== 'platform')).toEqual(
    [],
  )
})

test('only the clock tells the time', () => {
  const telling = /\bDateTime\.(now\(|(utc|local)\(\s*(\)|\{))|\bnew Date\(\s*\)|\bDate\(\s*\)|\bDate\.now\b/
  expect(filesWith(telling)).toEqual(['platform/clock.ts'])
})

test('only config.ts reads the environment', () => {
  expect(filesWith(/\bprocess\.env\b|\bimport\.meta\.env\b/)).toEqual(['config.ts'])
})

test('every file can be read in one go', () => {
  const lines = (text: string) => text.trimEnd().split('\n').length
  // The data model is on one page on purpose.
  const long = sources.filter(({ file, text }) => file !== 'tables.ts' && lines(text) >= 300)
  expect(long.map(({ file, text }) => `${file} ${lines(text)}`)).toEqual([])
})

test('names say what a thing is', () => {
  expect(
    sources
      .map(({ file }) => file)
      .filter((file) => /(^|[/-])(utils?|helpers?|common|manager|service|misc)\b/.test(file)),
  ).toEqual([])
})

function filesWith(pattern: RegExp): string[] {
  return sources.filter(({ code }) => pattern.test(code)).map(({ file }) => file)
}

function isAtOrBelow(target: string, own: string): boolean {
  return floors.indexOf(target) <= floors.indexOf(own)
}

import { globSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { allImportsOf, folderOf, importsOf, roomOf, server, sources } from './support/server-code.ts'

/** The folders of server/ from the bottom up. Each may import only those before it; files at the top may import all. */
const layers = [
  'platform',
  'audit',
  'images',
  'mail',
  'people',
  'areas',
  'audiences',
  'organisation',
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
 * The rooms of a folder from the bottom up. Each may import only those before it, types included. `.` stands for
 * the files outside the rooms: shared code if it comes first, or code that combines the rooms if it comes
 * last.
 */
const rooms: Record<string, readonly string[]> = {
  platform: ['.', 'text', 'time', 'db', 'guards', 'http', 'pages'],
  people: ['passwords', '.', 'idempotency', 'sign-in', 'account', 'directory'],
  areas: ['tree', 'search', 'reading', '.', 'corrections', 'gazetteer', 'show'],
  audiences: ['.', 'picker', 'saved'],
  planning: ['time', 'model', 'store', 'forbidden', 'findings', 'rescheduling'],
  calendar: ['.', 'query', 'check-api', 'rules', 'exposure', 'week'],
  guide: ['cases', '.'],
  announcements: [
    '.',
    'thread',
    'mails',
    'versions',
    'workflow',
    'checks',
    'form',
    'keeping',
    'composer',
    'show',
    'review',
    'incident',
    'index',
    'api',
    'exceeded',
    'area-changes',
  ],
  channels: ['.', 'by-hand'],
  delivery: ['.', 'connectors', 'worker', 'by-hand'],
}

/** Base names that several files may have, because they name a role. */
const roles = ['actions', 'api', 'fields', 'form', 'props', 'queries', 'routes', 'schema', 'views']

/** The command line and the sample organization may import everything. */
const unrestricted = ['cli', 'demo']

test('every folder has a place in the layers', () => {
  const folders = new Set(sources.map(({ file }) => folderOf(file)).filter((folder) => folder !== ''))
  expect([...folders].filter((folder) => !layers.includes(folder) && !unrestricted.includes(folder))).toEqual([])
})

test('folders import only lower layers', () => {
  const upwards = sources.flatMap((source) => {
    const { file } = source
    const own = folderOf(file)
    if (own === '' || unrestricted.includes(own)) return []
    return importsOf(source)
      .filter((target) => !(layers.indexOf(folderOf(target)) >= 0 && isAtOrBelow(folderOf(target), own)))
      .filter((target) => target !== 'config.ts')
      .map((target) => `${file} imports ${target}`)
  })
  expect(upwards).toEqual([])
})

test('rooms import only lower rooms of their folder', () => {
  const found = new Set(sources.flatMap(({ file }) => (file.split('/').length > 2 ? [roomOf(file).join('/')] : [])))
  const known = Object.entries(rooms).flatMap(([folder, list]) => list.map((room) => `${folder}/${room}`))
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

test('views draw what others have computed: they do not call the engine', () => {
  const engine = /^planning\/(forbidden|findings\/(?!places-in-words)|rescheduling|store)/
  const calls = sources
    .filter(({ file }) => /(^|[/-])views\.ts$/.test(file))
    .flatMap((source) => importsOf(source).map((target) => [source.file, target] as const))
    .filter(([, target]) => engine.test(target))
  expect(calls).toEqual([])
})

test('only pages import views: the domain has no words from them', () => {
  const views = /.\/(.*-)?(views|page)\.ts$/
  const pages = /(^|[/-])(views|page|routes|fields|forms)\.ts$/
  const imports = sources
    .filter(({ file }) => !pages.test(file) && folderOf(file) !== 'platform')
    .flatMap((source) => allImportsOf(source).map((target) => [source.file, target] as const))
    .filter(([, target]) => views.test(target) && folderOf(target) !== 'platform')
  expect(imports).toEqual([])
})

test('no folder has more than 20 files', () => {
  const files = globSync('{server,views,public,test}/**/*.*', { cwd: posix.join(server, '..') })
  const folders = Map.groupBy(files, (file) => posix.dirname(file))
  expect([...folders].filter(([, files]) => files.length > 20).map(([folder]) => folder)).toEqual([])
})

test('files do not share a base name unless it names a role', () => {
  const names = Map.groupBy(sources, ({ file }) => posix.basename(file, '.ts'))
  const shared = [...names].filter(([name, files]) => files.length > 1 && !roles.includes(name))
  expect(shared.map(([, files]) => files.map(({ file }) => file))).toEqual([])
})

test('there are no import cycles, not even of types', () => {
  const imports = new Map(sources.map((source) => [source.file, [...importsOf(source), ...allImportsOf(source)]]))
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
  const broken = sources.flatMap((source) =>
    importsOf(source).filter((target) => !files.has(target) && !target.startsWith('../migrations/')),
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

test('rows are inserted one at a time or by insertMany, so that no statement has more values than it can take', () => {
  const one = /^(\{|toRow\()/
  const many = /^batch\)/
  const wrong = sources.flatMap(({ file, code }) => {
    const inserted = [...code.matchAll(/\.insertInto\([^)]*\)\s*\.values\((.{0,10})/g)].map(([, values]) => values!)
    const batches = inserted.filter((values) => many.test(values)).length
    const isRight = batches === [...code.matchAll(/ insertMany\(/g)].length
    return inserted.every((values) => one.test(values) || many.test(values)) && isRight ? [] : [file]
  })
  expect(wrong).toEqual([])
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

function isAtOrBelow(target: string, own: string): boolean {
  return layers.indexOf(target) <= layers.indexOf(own)
}

import { existsSync, globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../server/cli/run.ts'
import { documents, read, root } from './support/documents.ts'

const guides = ['README.md', 'docs/operations.md']
const manifest = JSON.parse(read('package.json')) as Record<'scripts' | 'dependencies' | 'devDependencies', object>

/** Environment variables such as `PORT` in the first column of a table. */
function variablesIn(text: string): string[] {
  const firstCells = [...text.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell]) => cell!)
  return firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name!)).toSorted()
}

test.each(guides)('%s lists exactly the settings that exist', (guide) => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)
  expect(variablesIn(read(guide))).toEqual(settings.toSorted())
})

test('the documented defaults of settings are right', () => {
  const source = read('server/config.ts')
  const defaults = [...source.matchAll(/^ {2}([A-Z_]+): (?:number\(.*, ([\d_]+)\)|.*default\('([^']*)'\)),/gm)]
  expect(defaults.length).toBeGreaterThan(5)
  for (const [, name, number, text] of defaults) {
    const value = number?.replaceAll('_', '') ?? text
    expect(read('docs/operations.md')).toContain(`| \`${name}\` | ${value} |`)
  }
})

test.each(guides)('%s names only commands that exist', (guide) => {
  const named = [...read(guide).matchAll(/npm run (?:-s )?hark -- ([a-z]+(?: [a-z]+)?)/g)].map(([, words]) => words!)
  const unknown = named.filter((words) => !commands.some(({ name }) => words === name || words.startsWith(`${name} `)))
  expect(unknown).toEqual([])
})

test('npm scripts named in documents exist', () => {
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(([, run, short]) => (run ?? short)!),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((script) => !(script in manifest.scripts))).toEqual([])
})

test('links and images in documents are not broken', () => {
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('files and folders named in documents exist', () => {
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:server|views|public|migrations|test|docs)\/[\w./-]*)`/g)]
      .map(([, target]) => target!)
      .filter((target) => !existsSync(join(root, normalize(target))))
      .map((target) => `${file}: ${target}`),
  )
  expect(broken).toEqual([])
})

test('names that a document places in a file are in that file', () => {
  const pairs = documents.flatMap((file) =>
    [...read(file).matchAll(/((?:`\w+`(?:, | and )?){1,6})\s+in\s+`((?:server|views|test)\/[\w./-]+\.\w+)`/g)].flatMap(
      ([, names, target]) => [...names!.matchAll(/\w+/g)].map(([name]) => ({ file, name, target: target! })),
    ),
  )
  expect(pairs.length).toBeGreaterThan(10)
  const wrong = pairs.filter(({ name, target }) => name !== 'and' && !new RegExp(`\\b${name}\\b`).test(read(target)))
  expect(wrong).toEqual([])
})

test('the README describes every folder of the server', () => {
  const folders = globSync('server/*/', { cwd: root }).map((folder) => folder.replace(/^server\/|\/$/g, ''))
  const missing = folders.filter(
    (folder) => !read('README.md').includes(`\`${folder}\``) && !['cli', 'demo'].includes(folder),
  )
  expect(missing).toEqual([])
})

test('decisions are numbered without gaps and have a decision, reasons and consequences', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).toSorted()
  expect(files.length).toBeGreaterThan(0)
  for (const [index, file] of files.entries()) {
    expect(file).toMatch(new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
    expect(read(file)).toMatch(new RegExp(`^# ${index + 1}\\. \\S.*\\n\\nDate: 20\\d\\d-\\d\\d-\\d\\d\\n`))
    for (const part of ['## Decision', '## Why', '## Consequences']) expect(read(file), file).toContain(part)
  }
})

test('every library is mentioned in a document and pinned to a version', () => {
  const libraries = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }) as [string, string][]
  const allText = documents.map(read).join('\n')
  const mentionOf = (name: string) => new RegExp(`(?<![\\w@/-])${name.replace('.', '\\.')}(?![\\w-])`, 'i')
  const unmentioned = libraries.filter(
    ([name]) => !name.startsWith('@types/') && !mentionOf(name.replace('@biomejs/', '')).test(allText),
  )
  expect(unmentioned.map(([name]) => name)).toEqual([])
  expect(libraries.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

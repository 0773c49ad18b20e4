import { existsSync, globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from '../server/cli/run.ts'
import { documents, read, root } from './support/documents.ts'

const guides = ['README.md', 'docs/operations.md']
const manifest = JSON.parse(read('package.json')) as Record<'scripts' | 'dependencies' | 'devDependencies', object>

/** `PORT` and its like, in the first column of a table. */
function variablesIn(text: string): string[] {
  const firstCells = [...text.matchAll(/^\| (`[^|]*`) \|/gm)].map(([, cell]) => cell!)
  return firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name!)).toSorted()
}

test.each(guides)('%s names every setting, and no other', (guide) => {
  const settings = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name!)
  expect(variablesIn(read(guide))).toEqual(settings.toSorted())
})

test('settings have the defaults that the documents give', () => {
  const source = read('server/config.ts')
  const defaults = [...source.matchAll(/^ {2}([A-Z_]+): (?:number\(.*, ([\d_]+)\)|.*default\('([^']*)'\)),/gm)]
  expect(defaults.length).toBeGreaterThan(5)
  for (const [, name, number, text] of defaults) {
    const value = number?.replaceAll('_', '') ?? text
    expect(read('docs/operations.md')).toContain(`| \`${name}\` | ${value} |`)
  }
})

test.each(guides)('%s names only commands that there are', (guide) => {
  const named = [...read(guide).matchAll(/npm run (?:-s )?hark -- ([a-z]+(?: [a-z]+)?)/g)].map(([, words]) => words!)
  const unknown = named.filter((words) => !commands.some(({ name }) => words === name || words.startsWith(`${name} `)))
  expect(unknown).toEqual([])
})

test('npm scripts that documents name are there', () => {
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/\bnpm (?:run (?:-s )?([\w:]+)|(start|test)\b)/g)].map(([, run, short]) => (run ?? short)!),
  )
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((script) => !(script in manifest.scripts))).toEqual([])
})

test('links and pictures of documents lead somewhere', () => {
  const lost = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  )
  expect(lost).toEqual([])
})

test('files and folders that documents name are there', () => {
  const lost = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:server|views|public|migrations|test|docs)\/[\w./-]*)`/g)]
      .map(([, target]) => target!)
      .filter((target) => !existsSync(join(root, normalize(target))))
      .map((target) => `${file}: ${target}`),
  )
  expect(lost).toEqual([])
})

test('the README tells of every folder of the server', () => {
  const folders = globSync('server/*/', { cwd: root }).map((folder) => folder.replace(/^server\/|\/$/g, ''))
  const untold = folders.filter(
    (folder) => !read('README.md').includes(`\`${folder}\``) && !['cli', 'demo'].includes(folder),
  )
  expect(untold).toEqual([])
})

test('decisions are numbered without gaps, and say what, why and what follows', () => {
  const files = globSync('docs/decisions/*.md', { cwd: root }).toSorted()
  expect(files.length).toBeGreaterThan(0)
  for (const [index, file] of files.entries()) {
    expect(file).toMatch(new RegExp(`/${String(index + 1).padStart(4, '0')}-[a-z0-9-]+\\.md$`))
    expect(read(file)).toMatch(new RegExp(`^# ${index + 1}\\. \\S.*\\n\\nDate: 20\\d\\d-\\d\\d-\\d\\d\\n`))
    for (const part of ['## Decision', '## Why', '## Consequences']) expect(read(file), file).toContain(part)
  }
})

test('every library has its reason in a document, and is pinned', () => {
  const libraries = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }) as [string, string][]
  const told = documents.map(read).join('\n')
  const wordOf = (name: string) => new RegExp(`(?<![\\w@/-])${name.replace('.', '\\.')}(?![\\w-])`, 'i')
  const silent = libraries.filter(
    ([name]) => !name.startsWith('@types/') && !wordOf(name.replace('@biomejs/', '')).test(told),
  )
  expect(silent.map(([name]) => name)).toEqual([])
  expect(libraries.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

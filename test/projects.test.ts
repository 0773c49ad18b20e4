import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { longest, projects } from './projects.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const filesOf = (patterns: readonly string[]) => globSync(patterns, { cwd: root }).toSorted()

test.each([...Object.values(projects).flat(), ...longest])('%s names tests that exist', (pattern) => {
  expect(filesOf([pattern])).not.toEqual([])
})

test('no test belongs to two projects', () => {
  const files = Object.values(projects).flatMap(filesOf)
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([])
})

test.each(filesOf(projects.unit))('%s loads no app, opens no database and starts no process', (file) => {
  const loaded = loadedBy(file)
  expect(loaded.filter((one) => /^server\/(app\.ts|platform\/(db|http)\/)|^node:child_process$/.test(one))).toEqual([])
})

/** Everything that a file imports when it runs, directly or by way of others: our own files and modules of Node. */
function loadedBy(file: string, seen = new Set<string>()): string[] {
  seen.add(file)
  if (!file.endsWith('.ts')) return [...seen]
  const imports = readFileSync(join(root, file), 'utf8').matchAll(
    /^(?:import|export) (?!type )[^']*'((?:\.|node:)[^']+)'/gm,
  )
  for (const [, target] of imports) {
    const found = target!.startsWith('.') ? posix.join(posix.dirname(file), target!) : target!
    if (!seen.has(found)) loadedBy(found, seen)
  }
  return [...seen]
}

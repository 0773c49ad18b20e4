import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { longest, projects } from './projects.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const filesOf = (patterns: readonly string[]) => globSync(patterns, { cwd: root }).toSorted()

test.each([...Object.values(projects).flat(), ...longest])('%s matches existing tests', (pattern) => {
  expect(filesOf([pattern])).not.toEqual([])
})

test('no test belongs to two projects', () => {
  const files = Object.values(projects).flatMap(filesOf)
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([])
})

test.each(filesOf(projects.unit))('%s imports no app, database or child process', (file) => {
  const loaded = loadedBy(file)
  expect(loaded.filter((path) => /^server\/(app\.ts|platform\/(db|http)\/)|^node:child_process$/.test(path))).toEqual(
    [],
  )
})

/** All files and Node modules that a file imports at run time, directly or indirectly. */
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

import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const server = fileURLToPath(new URL('../../server', import.meta.url))

/** A file of server/, by its path there, with and without its comments. */
export interface Source {
  file: string
  text: string
  code: string
}

export const sources: readonly Source[] = globSync('**/*.ts', { cwd: server })
  .toSorted()
  .map((file) => {
    const text = readFileSync(join(server, file), 'utf8')
    return { file, text, code: withoutComments(text) }
  })

/** A file's imports at run time, as paths within server/. Imports of types only are erased. */
export function importsOf({ file, code }: Source): string[] {
  const statements = code.matchAll(
    /^(?:import|export)\s+(?!type\b)(?:[\w*{}\s,$]+?\s+from\s+)?'(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm,
  )
  return [...statements]
    .filter(([statement]) => !onlyTypes(statement))
    .map(([, target, later]) => posix.join(posix.dirname(file), (target ?? later)!))
}

/** The same with imports of types, which say where a noun's words come from. */
export function allImportsOf({ file, code }: Source): string[] {
  const statements = code.matchAll(/^(?:import|export)\s[^']*?\sfrom\s+'(\.[^']+)'/gm)
  return [...statements].map(([, target]) => posix.join(posix.dirname(file), target!))
}

/** `announcements`; empty for a file beside the folders. */
export function folderOf(file: string): string {
  return file.includes('/') ? file.split('/')[0]! : ''
}

/** `['announcements', 'checks']`; `['announcements', '.']` for a file beside the rooms. */
export function roomOf(file: string): [noun: string, room: string] {
  const [noun = '', room = '', ...rest] = file.split('/')
  return [noun, rest.length === 0 ? '.' : room]
}

/** Comments may mention names that code may not use. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}

function onlyTypes(statement: string): boolean {
  const [, names] = statement.match(/^\w+\s+\{([^}]*)\}/) ?? []
  return names?.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name)) === true
}

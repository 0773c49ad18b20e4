import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { channelIcons } from '../../server/channels/channel-icons.ts'

const root = new URL('../..', import.meta.url).pathname
const sprite = readFileSync(join(root, 'public/icons.svg'), 'utf8')
const icons = new Set([...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, name]) => name!))

/** Icon names that occur as literals in templates and in their props. Computed names are not found. */
function literalsIn(folder: string, ending: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => [...readFileSync(join(root, folder, file), 'utf8').matchAll(pattern)])
    .flatMap(([text]) => [...text.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, name]) => name!))
}

test('every icon named in a page is in the sprite', () => {
  const names = [
    ...literalsIn('views', '.eta', /'\/shared\/_icon', \{ name: [^}]*\}/g).filter(
      (name) => !['good', 'bad', 'quiet'].includes(name),
    ),
    ...literalsIn('server', '.ts', /\bicon: '[^']+'/g),
    ...Object.values(channelIcons),
  ]

  expect(names).toEqual(expect.arrayContaining(['chevron-right', 'clock']))
  expect(names.filter((name) => !icons.has(name))).toEqual([])
})

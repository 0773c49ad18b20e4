import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { channelIcons } from '../../server/channels/channel-icons.ts'

const root = new URL('../..', import.meta.url).pathname
const sprite = readFileSync(join(root, 'public/icons.svg'), 'utf8')
const drawn = new Set([...sprite.matchAll(/<symbol id="([^"]+)"/g)].map(([, name]) => name!))

/** Names written out in templates and in the props that fill them; those that are computed are not seen. */
function named(folder: string, ending: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .flatMap((file) => [...readFileSync(join(root, folder, file), 'utf8').matchAll(pattern)])
    .flatMap(([text]) => [...text.matchAll(/'([a-z][a-z0-9-]*)'/g)].map(([, name]) => name!))
}

test('every icon that a page names can be drawn', () => {
  const names = [
    ...named('views', '.eta', /'\/shared\/_icon', \{ name: [^}]*\}/g).filter((name) => !['good', 'bad'].includes(name)),
    ...named('server', '.ts', /\bicon: '[^']+'/g),
    ...Object.values(channelIcons),
  ]

  expect(names.filter((name) => !drawn.has(name))).toEqual([])
})

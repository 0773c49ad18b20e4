import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { hark, newDataDir } from './run.ts'

const dataDir = newDataDir()
const vaduz = 'LI-11-vaduz'

async function areas(...args: string[]) {
  const { code, out, err } = await hark(dataDir, ['areas', ...args])
  return { code, out: out.trim().split('\n'), err }
}

let town: string
beforeAll(async () => {
  await areas('load', 'LI')
  const [first] = (await areas('list', '--under', 'LI')).out
  const inside = (await areas('list', '--under', first!.split('\t')[0]!)).out
  town = inside.map((line) => line.split('\t')).find(([, kind]) => kind === 'town')?.[0] ?? vaduz
})

test('an area is corrected and given back, and a load keeps the correction and says so', async () => {
  const before = (await areas('correct', town, '--people', '12')).out
  expect(before[0]).toMatch(/^LI-\S+ is .+, in LI/)
  expect((await areas('correct', town, '--name', 'Our Town')).out[0]).toContain('is Our Town, in')
  expect((await areas('load', 'LI')).out).toContain('2 corrections hold.')
  expect((await areas('correct', town, '--undo', 'name')).out).toEqual(before)
})

test('what cannot be is refused in one line', async () => {
  expect((await areas('correct', town, '--zone', 'America/Denver')).err).toContain(
    'is not a time zone of Liechtenstein.',
  )
  expect((await areas('correct', town, '--people', 'many')).err).toContain('Enter a whole number of people.')
  for (const people of ['', '0x10', '1e3'])
    expect((await areas('correct', town, `--people=${people}`)).err).toContain('Enter a whole number of people.')
  const both = await areas('correct', town, '--undo', 'population', '--name', 'Foo')
  expect(both.err).toContain('Undo one thing at a time')
  expect((await areas('correct', town)).err).toContain('Say what to correct.')
  expect((await areas('correct', 'LI-none', '--name', 'X')).err).toContain('There is no area LI-none.')
})

test('figures of people are taken from a file, all or none', async () => {
  const file = join(dataDir, 'people.csv')
  writeFileSync(file, `code,people\n${town},4321\nLI-none,5\n`)
  const refused = await areas('people', file)
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('Line 3, LI-none: 5. There is no area “LI-none”')
  expect(refused.err).toContain('Nothing was taken.')
  writeFileSync(file, `code,people\n${town},4321\n`)
  expect((await areas('people', file, '--preview')).out.at(-1)).toBe('1 figure would change.')
  expect((await areas('people', file)).out).toEqual([`${town}\t12\t4321`, '1 figure has changed.'])
  expect((await areas('people', file)).out).toEqual(['0 figures have changed.'])
  expect((await areas('people', `${file}.none`)).err).toContain('The file cannot be read')
})

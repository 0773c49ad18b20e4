import { beforeAll, expect, test } from 'vitest'
import { hark, newDataDir } from './run.ts'

const dataDir = newDataDir()
beforeAll(async () => void (await hark(dataDir, ['areas', 'load', 'LI'])))

const areas = (...args: string[]) => hark(dataDir, ['areas', ...args])

test('areas are found by their names, and a misspelled one says what it was taken for', async () => {
  const [exact] = (await areas('find', 'Schaan')).out.split('\n')
  expect(exact).toMatch(/^LI-\S+\t\w+\tSchaan(, .*)?$/)
  expect((await areas('find', 'Shcaan')).out).toMatch(/^LI-\S+\t\w+\tSchaan.*\tShcaan: Schaan/)
  expect((await areas('find', 'Atlantis')).out).toBe('There is none.\n')
})

test('what is in an area is listed by its name, and a misspelled name lists nothing', async () => {
  const byCode = await areas('list', '--under', 'LI')
  expect((await areas('list', '--under', 'Liechtenstein')).out).toBe(byCode.out)
  const { code, out, err } = await areas('list', '--under', 'Lichtenstien')
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain('There is no area “Lichtenstien”. Write the code of one, such as LI for Liechtenstein.')
})

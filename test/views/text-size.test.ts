import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'

const SMALLEST = 12
const ROOT = 16

test('no style makes text smaller than 12 px', () => {
  const sizes = globSync('public/css/*.css').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/font-size:\s*([\d.]+)(px|rem)/g)].map(([text, number, unit]) => ({
      where: `${basename(file)}: ${text}`,
      pixels: Number(number) * (unit === 'rem' ? ROOT : 1),
    })),
  )
  expect(sizes.length).toBeGreaterThan(20)
  expect(sizes.filter(({ pixels }) => pixels < SMALLEST).map(({ where }) => where)).toEqual([])
})

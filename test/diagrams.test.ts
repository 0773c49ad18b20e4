import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diagrams } from './support/diagrams/diagrams.ts'
import { reduced } from './support/diagrams/import-graph.ts'
import { root } from './support/documents.ts'

test.each(diagrams)('docs/diagrams/%s.svg shows the code as it is', async (name, draw) => {
  const isFresh = (await draw()) === readFileSync(join(root, `docs/diagrams/${name}.svg`), 'utf8')
  expect(isFresh, `The code has changed since docs/diagrams/${name}.svg was drawn: run npm run diagrams.`).toBe(true)
})

test('an arrow that follows from others is left out, in whatever order they come', () => {
  const arrows = [
    ['desk', 'platform'],
    ['desk', 'delivery'],
    ['delivery', 'announcements'],
    ['delivery', 'delivery'],
    ['announcements', 'platform'],
    ['desk', 'delivery'],
  ] as const
  const direct = ['announcements platform', 'delivery announcements', 'desk delivery']
  expect(reduced(arrows).map((arrow) => arrow.join(' '))).toEqual(direct)
  expect(reduced(arrows.toReversed()).map((arrow) => arrow.join(' '))).toEqual(direct)
})

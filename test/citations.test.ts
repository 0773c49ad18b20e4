import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { anchorsOf, documents, read, root } from './support/documents.ts'
import { sources } from './support/server-code.ts'

const own = 'test/citations.test.ts'
const code = globSync('{server,views,test,migrations}/**/*.{ts,eta}', { cwd: root })
  .filter((file) => file !== own)
  .map((file) => ({ file, text: read(file) }))

test('what code cites of a document is there: the file and the heading', () => {
  const cited = code.flatMap(({ file, text }) =>
    [...text.matchAll(/\bdocs\/[\w./-]+\.md(?:#[\w-]+)?/g)].map(([target]) => ({ file, target })),
  )
  expect(cited.length).toBeGreaterThan(20)
  expect(cited.filter(({ target }) => !leadsSomewhere(target))).toEqual([])
})

test('links in documents lead to a heading that is there', () => {
  const links = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)\s:]*\.md|)#([\w-]+)\)/g)].map(([, path, anchor]) => ({
      file,
      target: `${path === '' ? file : join(dirname(file), path!)}#${anchor}`,
    })),
  )
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter(({ target }) => !leadsSomewhere(target))).toEqual([])
})

test('nothing cites documents of earlier days', () => {
  const gone = /\b(PLANNING|PRODUCT|DESIGN|ARCHITECTURE|API\.md)\b/
  const texts = [...code, ...documents.map((file) => ({ file, text: read(file) }))]
  expect(texts.filter(({ text }) => gone.test(text)).map(({ file }) => file)).toEqual([])
})

test('what the glossary writes as code is in the code', () => {
  const words = new Set(sources.flatMap(({ code }) => code.match(/\w+/g) ?? []))
  const named = [...read('docs/glossary.md').matchAll(/`([A-Za-z]\w*)`/g)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((name) => !words.has(name))).toEqual([])
})

function leadsSomewhere(target: string): boolean {
  const [file = '', anchor] = target.split('#')
  return documents.includes(file) && (anchor === undefined || anchorsOf(file).has(anchor))
}

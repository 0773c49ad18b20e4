import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { checkViews, templates } from './check-views.ts'

// One run of tsc reads all templates, and beside them one that is wrong on purpose.
const empty = templates.find(({ name }) => name === 'shared/_empty')!
const wrong = `${empty.text.trimEnd()}\n<% if (it.empty.action) { %>\n<%= it.empty.action.herf %>\n<% } %>\n`
const mistake = { ...empty, text: wrong, label: 'wrong on purpose' }
let errors: string[]
beforeAll(() => {
  errors = checkViews([...templates, mistake])
})
const aboutMistake = (error: string) => error.startsWith(mistake.label)

test('every template uses what it is given, as server/views.ts says', () => {
  expect(errors.filter((error) => !aboutMistake(error))).toEqual([])
})

test('a mistake in a template is found, with its line', () => {
  const line = empty.text.trimEnd().split('\n').length + 2
  expect(errors.filter(aboutMistake)).toEqual([
    expect.stringMatching(new RegExp(`^wrong on purpose\\.eta:${line} .*'herf' does not exist`)),
  ])
})

test('every template is shown by a route or included by another', () => {
  const server = fileURLToPath(new URL('../../server', import.meta.url))
  const routes = globSync('**/*.ts', { cwd: server }).map((file) => readFileSync(`${server}/${file}`, 'utf8'))
  const used = new Set(
    [...routes, ...templates.map(({ text }) => text)].flatMap((text) =>
      [...text.matchAll(/'\/?(\w+\/\w+)'(?!\??:)/g)].map(([, name]) => name),
    ),
  )
  expect(templates.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
})

test('nothing is put into a page unescaped but other templates', () => {
  expect(found(/<%[-_]?\s*~(?!\s*include\('\/)/).filter((line) => !/^layouts\/.* <%~ it\.body %>$/.test(line))).toEqual(
    [],
  )
})

test('no page needs a script or a style that the content security policy refuses', () => {
  expect(found(/<script(?![^>]*\ssrc="<%= asset\('[\w./-]+'\) %>")[^>]*>/)).toEqual([])
  expect(found(/<style(?![^>]*\snonce="<%= it\.nonce)[^>]*>/)).toEqual([])
  expect(found(/\s(?:style|on[a-z]+|hx-on[\w:.-]*)\s*=\s*["']/)).toEqual([])
})

test('no page names an asset by an address that stays the same when the file changes', () => {
  expect(found(/\/assets\//)).toEqual([])
})

test('every form works without a script: an address to send it to and a button', () => {
  const broken = templates.flatMap(({ name, text }) => {
    const forms = text.matchAll(/<form\b((?:<%[\s\S]*?%>|[^>])*)>([\s\S]*?)<\/form>/g)
    return [...forms]
      .filter(([, head, body]) => {
        const [, id = ''] = head!.match(/\sid="([\w-]+)"/) ?? []
        return !/\saction="/.test(head!) || !(/<button|type="search"/.test(body!) || text.includes(` form="${id}"`))
      })
      .map(([, head]) => `${name} <form${head}>`)
  })
  expect(broken).toEqual([])
})

function found(pattern: RegExp): string[] {
  return templates.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${name}.eta:${index + 1} ${line.trim()}`] : [])),
  )
}

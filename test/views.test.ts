import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkViews, templates } from './support/check-views.ts'

test('every template uses what it is given, as server/views.ts says', () => {
  expect(checkViews()).toEqual([])
})

test('a mistake in a template is found, with its line', () => {
  const empty = templates.find(({ name }) => name === 'shared/_empty')!
  const others = templates.filter((template) => template !== empty)
  const wrong = `${empty.text.trimEnd()}\n<% if (it.empty.action) { %>\n<%= it.empty.action.herf %>\n<% } %>\n`
  const line = empty.text.trimEnd().split('\n').length + 2
  expect(checkViews([...others, { ...empty, text: wrong }]).filter((error) => error.startsWith('shared/'))).toEqual([
    expect.stringMatching(new RegExp(`^shared/_empty\\.eta:${line} .*'herf' does not exist`)),
  ])
})

test('every template is shown by a route or included by another', () => {
  const server = fileURLToPath(new URL('../server', import.meta.url))
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

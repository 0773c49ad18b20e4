import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { checkViews, templates } from './check-views.ts'

// A single run of tsc checks all templates, and with them one that is wrong on purpose.
const empty = templates.find(({ name }) => name === 'shared/_empty')!
const wrong = `${empty.text.trimEnd()}\n<% if (it.empty.action) { %>\n<%= it.empty.action.herf %>\n<% } %>\n`
const mistake = { ...empty, text: wrong, label: 'wrong on purpose' }
let errors: string[]
beforeAll(() => {
  errors = checkViews([...templates, mistake])
})
const aboutMistake = (error: string) => error.startsWith(mistake.label)

test('every template uses its props as server/views.ts declares them', () => {
  expect(errors.filter((error) => !aboutMistake(error))).toEqual([])
})

test('a mistake in a template is reported with its line', () => {
  const line = empty.text.trimEnd().split('\n').length + 2
  expect(errors.filter(aboutMistake)).toEqual([
    expect.stringMatching(new RegExp(`^wrong on purpose\\.eta:${line} .*'herf' does not exist`)),
  ])
})

test('every template is rendered by a route or included by another template', () => {
  const server = fileURLToPath(new URL('../../server', import.meta.url))
  const routes = globSync('**/*.ts', { cwd: server }).map((file) => readFileSync(`${server}/${file}`, 'utf8'))
  const used = new Set(
    [...routes, ...templates.map(({ text }) => text)].flatMap((text) =>
      [...text.matchAll(/'\/?(\w+(?:\/\w+)+)'(?!\??:)/g)].map(([, name]) => name),
    ),
  )
  expect(templates.map(({ name }) => name).filter((name) => !used.has(name))).toEqual([])
})

test('templates output nothing unescaped except other templates', () => {
  expect(
    linesMatching(/<%[-_]?\s*~(?!\s*include\('\/)/).filter((line) => !/^layouts\/.* <%~ it\.body %>$/.test(line)),
  ).toEqual([])
})

test('no template has a script or style that the content security policy refuses', () => {
  expect(linesMatching(/<script(?![^>]*\ssrc="<%= asset\('[\w./-]+'\) %>")[^>]*>/)).toEqual([])
  expect(linesMatching(/<style(?![^>]*\snonce="<%= it\.nonce)[^>]*>/)).toEqual([])
  expect(linesMatching(/\s(?:style|on[a-z]+|hx-on[\w:.-]*)\s*=\s*["']/)).toEqual([])
})

test('templates link to assets only through `asset`, so that a changed file gets a new address', () => {
  expect(linesMatching(/\/assets\//)).toEqual([])
})

test('every form has an address and a button, so that it works without a script', () => {
  const broken = templates.flatMap(({ name, text }) => {
    const forms = text.matchAll(/<form\b((?:<%[\s\S]*?%>|[^>])*)>([\s\S]*?)<\/form>/g)
    return [...forms]
      .filter(([, head, body]) => {
        const [, id = ''] = head!.match(/\sid="([\w-]+)"/) ?? []
        // It closes a dialog, which only a script has opened.
        if (/\smethod="dialog"/.test(head!)) return false
        return !/\saction="/.test(head!) || !(/<button|type="search"/.test(body!) || text.includes(` form="${id}"`))
      })
      .map(([, head]) => `${name} <form${head}>`)
  })
  expect(broken).toEqual([])
})

function linesMatching(pattern: RegExp): string[] {
  return templates.flatMap(({ name, text }) =>
    text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${name}.eta:${index + 1} ${line.trim()}`] : [])),
  )
}

import { expect } from 'vitest'

/**
 * Checks a page or fragment for unique ids, labeled fields and unrendered template values, and a page for a title and
 * exactly one h1.
 */
export function checkHtml(html: string): void {
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    'duplicate ids',
  ).toEqual([])
  expect(html, 'an unescaped or empty template value').not.toMatch(
    /\{\{(?!(?:expected end|next update)\}\})|<%|%>|\[object Object\]|>undefined<|="undefined"|>NaN</,
  )
  const labeledIds = new Set([...html.matchAll(/<label[^>]*\sfor="([^"]*)"/g)].map(([, id]) => id))
  const labelContents = [...html.matchAll(/<label\b[^>]*>([\s\S]*?)<\/label>/g)].map(([, inside]) => inside!)
  for (const [field] of html.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)) {
    if (labelContents.some((inside) => inside.includes(field))) continue
    if (/type="(?:hidden|submit)"/.test(field) || /aria-label(?:ledby)?="/.test(field)) continue
    const [, id] = field.match(/\sid="([^"]*)"/) ?? []
    expect(id !== undefined && labeledIds.has(id), `a label for ${field}`).toBe(true)
  }
  if (!/^<!doctype html>/i.test(html)) return
  const headings = [...html.matchAll(/<h1[^>]*>([\s\S]*?)<\/h1>/g)]
  expect(headings.length, 'exactly one h1').toBe(1)
  const [, title] = html.match(/<title>([\s\S]*?)<\/title>/) ?? []
  expect(title, 'a title').toBeTruthy()
}

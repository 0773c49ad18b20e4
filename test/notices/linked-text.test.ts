import { expect, test } from 'vitest'
import { linked } from '../../server/notices/linked-text.ts'

/** With each link as [text](address). */
const written = (text: string) =>
  linked(text)
    .map((piece) => (piece.href === null ? piece.text : `[${piece.text}](${piece.href})`))
    .join('')

test.each([
  ['See https://example.org/map?a=1&b=2.', 'See [https://example.org/map?a=1&b=2](https://example.org/map?a=1&b=2).'],
  ['(www.example.com/x), then', '([www.example.com/x](https://www.example.com/x)), then'],
  ['Write to help@westline.com!', 'Write to [help@westline.com](mailto:help@westline.com)!'],
  ['The main is off.It is back at 5 pm.We are sorry.', 'The main is off.It is back at 5 pm.We are sorry.'],
  ['javascript:alert(1) ftp://x.com/a //x.com', 'javascript:alert(1) ftp://x.com/a //x.com'],
  ['https://bank.com@evil.com/', 'https://bank.com@evil.com/'],
  ['https://user:secret@evil.com/', 'https://user:secret@evil.com/'],
  ['https://a.example"><b>', '[https://a.example](https://a.example/)"><b>'],
  ['', ''],
])('links in %j', (text, expected) => {
  expect(written(text)).toBe(expected)
})

import { expect, test } from 'vitest'
import { changesOfText, effortForPage } from '../../server/announcements/content-diff.ts'

/** The changes as plain text, such as "Water is off since [-9-]{+8+} am." */
function marked(before: string, after: string): string {
  const marks = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] }
  return changesOfText(before, after)
    .map(({ text, kind }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
    .join('')
}

test.each([
  ['one word', 'Water is off since 9 am.', 'Water is off since 8 am.', 'Water is off since [-9-]{+8+} am.'],
  ['a comma', 'Boil it first', 'Boil it, first', 'Boil it{+,+} first'],
  ['an accent', 'Español', 'Española', '[-Español-]{+Española+}'],
  ['line breaks', 'Boil it.\n\nThank you.', 'Boil it.\nThank you.', 'Boil it.\n[-\n-]Thank you.'],
  ['the end', 'Boil it.', 'Boil it. Thank you.', 'Boil it.{+ Thank you.+}'],
  ['everything', '', 'Boil it.', '{+Boil it.+}'],
  ['nothing', 'Boil it.', 'Boil it.', 'Boil it.'],
])('marks changes of a text: %s', (_, before, after, changes) => expect(marked(before, after)).toBe(changes))

test('long texts with little in common are replaced as a whole', () => {
  const text = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word}${index % 700}`).join(' ')
  expect(changesOfText(text('a'), text('b'))).toEqual([
    { text: text('a'), kind: 'gone' },
    { text: ' ', kind: 'same' },
    { text: text('b'), kind: 'new' },
  ])
})

test('a long text with few changes is compared word by word', () => {
  const words = Array.from({ length: 2000 }, (_, index) => `word${index}`)
  const changes = changesOfText(words.join(' '), words.with(1000, 'other').join(' '))
  expect(changes.filter(({ kind }) => kind !== 'same')).toEqual([
    { text: 'word1000', kind: 'gone' },
    { text: 'other', kind: 'new' },
  ])
})

test('on a page with many long texts the first are compared word by word, and the others line by line', () => {
  const line = (start: string) => Array.from({ length: 200 }, (_, index) => `${start}${index}`).join(' ')
  const [before, after] = [`Boil it.\n${line('a')}`, `Boil it.\n${line('b')}`]
  const effort = effortForPage()
  const compared = Array.from({ length: 20 }, () => changesOfText(before, after, effort))
  const kinds = compared.map((changes) => changes.filter(({ kind }) => kind !== 'same').length)
  expect(kinds[0]).toBe(400)
  expect(kinds.at(-1)).toBe(2)
  expect(compared.at(-1)![0]).toEqual({ text: 'Boil it.\n', kind: 'same' })
  expect(kinds.toSorted((a, b) => b - a)).toEqual(kinds)
})

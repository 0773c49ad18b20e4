import { describe, expect, test } from 'vitest'
import type { ChannelType } from '../../server/channels/channel.ts'
import { measure, measureHeadline, withLink } from '../../server/channels/limits.ts'
import { smsLength } from '../../server/channels/sms-length.ts'
import { xLength } from '../../server/channels/x-length.ts'

const on = (type: ChannelType, textLimit: number | null = null) => ({ type, textLimit })

describe('the length of a post on X', () => {
  test.each([
    ['', 0],
    ['Water is back on in Oildale.', 28],
    ['café', 4],
    ['cafe\u0301, decomposed, counts as composed', 36],
    ['“Boil” – it’s safe…', 20],
    ['水道', 4],
    ['€', 2],
    ['💧', 2],
    ['👩🏽‍🚒', 2],
    ['👨‍👩‍👧‍👦🇺🇸1️⃣', 6],
    ['❤', 2],
    ['https://status.westline.example/incidents/2026/bakersfield-main-burst', 23],
    ['See https://w.example, then call.', 4 + 23 + 12],
    ['(https://w.example/a).', 1 + 23 + 2],
    ['westline.com/outages', 23],
    ['ana@westline.com', 16],
    ['Off until 8 p.m. today', 22],
    ['http://a.example http://b.example', 47],
  ])('of “%s” is %i', (text, weight) => expect(xLength(text)).toBe(weight))

  test('is at most 280', () => {
    expect(measure(on('x'), 'a'.repeat(280), '')).toMatchObject({ used: 280, limit: 280, over: false })
    expect(measure(on('x'), 'a'.repeat(281), '')).toMatchObject({ used: 281, over: true, words: '281 of 280' })
  })

  test('includes 24 for the link and its space, unless the text contains the link', () => {
    const link = 'https://w.example/a-very-long-address-that-nobody-would-type'
    expect(measure(on('x'), 'Off.', link)).toMatchObject({ used: 28, words: '28 of 280', unit: 'weighted' })
    expect(measure(on('x'), `Off. ${link}`, link)).toMatchObject({ used: 28 })
    expect(withLink('', link)).toBe(link)
  })
})

describe('the length of an SMS', () => {
  test.each([
    ['160 GSM characters', 'a'.repeat(160), { characters: 160, parts: 1, room: 160 }],
    ['161 GSM characters', 'a'.repeat(161), { characters: 161, parts: 2, room: 306 }],
    ['306 GSM characters', 'a'.repeat(306), { parts: 2 }],
    ['307 GSM characters', 'a'.repeat(307), { parts: 3, room: 459 }],
    ['80 extended characters, which count twice', '€'.repeat(80), { characters: 160, parts: 1 }],
    ['81 extended characters', `${'[]'.repeat(40)}{`, { characters: 162, parts: 2 }],
    [
      'an extended character at the end of a part, which is not split',
      `${'a'.repeat(152)}€${'a'.repeat(152)}`,
      { characters: 306, parts: 3 },
    ],
    ['accents in the GSM alphabet', 'àèéìòùñöäüÇ', { characters: 11, because: null }],
    [
      '70 characters, one not in the GSM alphabet',
      `${'a'.repeat(69)}ç`,
      { characters: 70, parts: 1, room: 70, because: 'ç' },
    ],
    ['71 characters, one not in the GSM alphabet', `${'a'.repeat(70)}’`, { characters: 71, parts: 2, room: 134 }],
    ['135 characters, one not in the GSM alphabet', `${'a'.repeat(134)}’`, { parts: 3, room: 201 }],
    ['a combining accent', 'e\u0301', { characters: 2, room: 70, because: '\u0301' }],
    ['an emoji, which counts twice', '💧', { characters: 2, parts: 1, because: '💧' }],
    ['an emoji at the end of a part, which is not split', '💧'.repeat(67), { characters: 134, parts: 3 }],
    ['Chinese', '水'.repeat(71), { parts: 2 }],
  ])('with %s', (_case, text, expected) => expect(smsLength(text)).toMatchObject(expected))

  test('is limited in parts, with a note about the character that shortens them', () => {
    expect(measure(on('sms'), 'Water is off.', '')).toMatchObject({
      used: 1,
      limit: 10,
      unit: 'parts',
      words: '13 of 160, 1 part',
      note: null,
    })
    expect(measure(on('sms'), `It’s off.${' '.repeat(70)}`, '')).toMatchObject({
      parts: 2,
      words: '79 of 134, 2 parts',
      note: '“’” is not in the SMS alphabet, so each part holds 67 characters instead of 153.',
    })
    expect(measure(on('sms'), 'e\u0301', '').note).toMatch(/^The character U\+0301 is not/)
    expect(measure(on('sms'), 'a'.repeat(1531), '')).toMatchObject({ used: 11, over: true })
  })

  test('is limited in characters if the channel has its own limit', () => {
    expect(measure(on('sms', 320), 'a'.repeat(321), '')).toMatchObject({
      used: 321,
      limit: 320,
      unit: 'characters',
      parts: 3,
      over: true,
      words: '321 of 320, 3 parts',
    })
  })
})

describe('other channels', () => {
  test('Facebook allows 63,206 characters', () => {
    expect(measure(on('facebook'), '💧'.repeat(63_206), '')).toMatchObject({ over: false, words: '63,206 of 63,206' })
    expect(measure(on('facebook'), 'a'.repeat(63_207), '')).toMatchObject({ over: true })
  })

  test.each(['notices', 'email', 'webhook', 'manual'] as const)('%s has no built-in limit', (type) => {
    expect(measure(on(type), 'a', '')).toMatchObject({ limit: null, over: false, words: '1 character' })
    expect(measure(on(type, 10), 'a'.repeat(11), '')).toMatchObject({ over: true, words: '11 of 10' })
  })

  test('a headline is limited on the notice page and as an email subject', () => {
    expect(measureHeadline(on('notices'), 'a'.repeat(121))).toMatchObject({ limit: 120, over: true })
    expect(measureHeadline(on('email', 20), 'a'.repeat(150))).toMatchObject({ limit: 150, over: false })
    expect(measureHeadline(on('x'), 'Any')).toBeNull()
  })
})

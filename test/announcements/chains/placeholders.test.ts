import { expect, test } from 'vitest'
import { newContent } from '../../../server/announcements/content.ts'
import { unfilledFields, withTimesFilled } from '../../../server/announcements/placeholders.ts'
import { fillTimes, withoutTimes } from '../../../server/incidents/told-times.ts'

const now = '2026-11-25T17:00:00.000Z'
const inCalifornia = { zone: 'America/Los_Angeles', now }
const times = {
  expectedEnd: '2026-11-26T02:00:00.000Z',
  confidence: 'estimated',
  nextUpdateBy: '2026-11-25T22:00:00.000Z',
} as const

test('a text says its times from the fields, in the zone of its readers, so that it stays true on another day', () => {
  const text = 'Water is off until {{expected end}}. Next update by {{ Next update }}.'
  expect(fillTimes(text, times, inCalifornia)).toBe(
    'Water is off until about 6:00 pm PST on Wed, Nov 25. Next update by 2:00 pm PST on Wed, Nov 25.',
  )
  expect(fillTimes('By {{next update}}', times, { zone: 'America/Chicago', now })).toBe('By 4:00 pm CST on Wed, Nov 25')
  expect(fillTimes('By {{next update}}', times, { zone: 'UTC', now: '2027-01-01T00:00:00.000Z' })).toBe(
    'By 10:00 pm UTC on Wed, Nov 25, 2026',
  )
})

test('“about” stands before an end that is not certain, and only once', () => {
  expect(fillTimes('until {{expected end}}', { ...times, confidence: 'known' }, inCalifornia)).toBe(
    'until 6:00 pm PST on Wed, Nov 25',
  )
  expect(fillTimes('until about {{expected end}}', times, inCalifornia)).toBe('until about 6:00 pm PST on Wed, Nov 25')
})

test.each([
  ['Water off until {{expected end}}', 'Water off'],
  ['Water off until about {{ Expected end }} in Austin', 'Water off in Austin'],
  ['Water off, back by {{expected end}}', 'Water off'],
  ['Water off (expected until {{expected end}}), next update by {{next update}}', 'Water off'],
  ['Until {{expected end}}: water off', 'Water off'],
  ['Burst on Elm St – next update at {{next update}}', 'Burst on Elm St'],
  ['{{expected end}}', 'Incident'],
  ['Water off until 6 pm, ', 'Water off until 6 pm, '],
])('an incident that “%s” opens is “%s”', (headline, name) => {
  expect(withoutTimes(headline)).toBe(name)
})

test('headline, message and the texts of channels are filled, and fields of a template stay', () => {
  const content = newContent({
    ...times,
    kind: 'service',
    headline: 'Off until {{expected end}}',
    body: 'By {{next update}} at {{street}}',
    texts: { sms: '{{next update}}' },
    link: 'https://example.org/{{next update}}',
  })
  const filled = withTimesFilled(content, inCalifornia)
  expect(filled.headline).toBe('Off until about 6:00 pm PST on Wed, Nov 25')
  expect(filled.body).toBe('By 2:00 pm PST on Wed, Nov 25 at {{street}}')
  expect(filled.texts).toEqual({ sms: '2:00 pm PST on Wed, Nov 25' })
  expect(unfilledFields(content)).toEqual(['street', 'next update'])
})

test('a placeholder whose time is not set is left over, and said to be', () => {
  const content = newContent({ kind: 'service', headline: '{{expected end}}', body: '{{Next Update}} and {{ }}' })
  expect(withTimesFilled(content, inCalifornia)).toEqual(content)
  expect(unfilledFields(content)).toEqual(['expected end', 'Next Update', 'without a name'])
})

import { expect, test } from 'vitest'
import { deed } from '../../server/audit/audit-words.ts'
import { differences } from '../../server/audit/differences.ts'

const say = (instant: string) => `at ${instant.slice(11, 16)}`
const between = (before: unknown, after: unknown) =>
  differences(before, after, say).map(({ field, before: was, after: is }) => [field, was, is])

test.each([
  ['no change', { a: 1 }, { a: 1 }, []],
  ['a field', { name: 'Ana', team: 'both' }, { name: 'Bo', team: 'both' }, [['Name', 'Ana', 'Bo']]],
  ['a created thing', null, { name: 'Ana', link: '', can: [] }, [['Name', null, 'Ana']]],
  ['a removed thing', { name: 'Ana' }, null, [['Name', 'Ana', null]]],
  ['a list', { can: ['author'] }, { can: ['author', 'approver'] }, [['Permissions', 'author', 'author, approver']]],
  [
    'an instant',
    { nextUpdateBy: null },
    { nextUpdateBy: '2026-06-10T14:00:00.000Z' },
    [['Next update by', null, 'at 14:00']],
  ],
  ['a status', { status: 'in_review' }, { status: 'draft' }, [['Status', 'in review', 'draft']]],
  ['yes and no', { holds: true }, { holds: false }, [['Holds', 'yes', 'no']]],
  ['zero', { limit: 3 }, { limit: 0 }, [['Limit', '3', '0']]],
  [
    'a nested field',
    { audience: { include: ['US'] } },
    { audience: { include: ['US-TX'] } },
    [['Audience include', 'US', 'US-TX']],
  ],
  [
    'an item in a list',
    { steps: [{ at: 1 }, { at: 2 }] },
    { steps: [{ at: 1 }, { at: 3 }] },
    [['Steps 2 at', '2', '3']],
  ],
  ['only an id', { token: { id: 'a', name: 'x' } }, { token: { id: 'b', name: 'x' } }, []],
  ['a bare value', 'old', 'new', [['Value', 'old', 'new']]],
] as const)('%s', (_what, before, after, expected) => {
  expect(between(before, after)).toEqual(expected)
})

test('long texts are shortened to where they begin to differ', () => {
  const start = 'The water main on Chester Avenue broke this morning. '.repeat(10)
  const [[field, was, is] = []] = between({ body: `${start}It is closed.` }, { body: `${start}It is open again.` })
  expect(field).toBe('Body')
  expect(was).toMatch(/^…\w+ [^…]*It is closed\.$/)
  expect(is).toMatch(/^….*It is open again\.$/)
  expect(was!.length).toBeLessThan(150)
})

test.each([
  ['one long word', 'a'.repeat(500), 'b'.repeat(500)],
  ['a word that goes on behind the difference', 'a'.repeat(60), `${'b'.repeat(60)} ${'c'.repeat(50)}`],
  ['a space right before a long word', `${'a'.repeat(100)} `, 'b'.repeat(300)],
  ['text that was added at the end', 'a '.repeat(100), ''],
])('two shortened texts that differ in the middle do not look the same: %s', (_what, start, end) => {
  const [difference] = differences({ body: `${start}X${end}` }, { body: `${start}Y${end}` }, say)
  expect(difference!.before).toContain('X')
  expect(difference!.after).toContain('Y')
})

test.each([
  ['create', 'Created'],
  ['switch_off', 'Switched off'],
  ['approve', 'Approved'],
  ['submit', 'Sent for approval'],
  ['hold', 'Put on hold'],
  ['sign_in', 'Signed in'],
  ['create_token', 'Created a token for'],
  ['modify', 'Modified'],
  ['apply', 'Applied'],
  ['deploy', 'Deployed'],
  ['cancel', 'Canceled'],
])('%s reads "%s"', (action, words) => {
  expect(deed(action)).toBe(words)
})

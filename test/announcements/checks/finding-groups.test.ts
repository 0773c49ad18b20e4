import { expect, test } from 'vitest'
import { byPost } from '../../../server/announcements/checks/findings/finding-groups.ts'

const finding = (name: string, collidesWith: string[], isOfThread = false) => ({ name, collidesWith, isOfThread })

function groupsOf(findings: ReturnType<typeof finding>[]) {
  return byPost(findings).map(({ post, findings: group }) => [post, group.map(({ name }) => name).join(' ')])
}

test('six findings of one post are one group', () => {
  const six = Array.from({ length: 6 }, (_, index) => finding(`f${index}`, ['main']))
  expect(groupsOf(six)).toEqual([['main', 'f0 f1 f2 f3 f4 f5']])
})

test('a finding that collides with several posts is told with the one that most findings name', () => {
  const found = [
    finding('cap', ['early', 'late']),
    finding('gap', ['late']),
    finding('other', ['early']),
    finding('sms', ['late']),
  ]
  expect(groupsOf(found)).toEqual([
    ['late', 'cap gap sms'],
    ['early', 'other'],
  ])
})

test('what collides with no post, and what a later post of the thread collides with, stands by itself, in the order of the findings', () => {
  const found = [finding('quiet', []), finding('gap', ['a']), finding('thread', ['a'], true), finding('cap', ['a'])]
  expect(groupsOf(found)).toEqual([
    [null, 'quiet'],
    ['a', 'gap cap'],
    ['a', 'thread'],
  ])
})

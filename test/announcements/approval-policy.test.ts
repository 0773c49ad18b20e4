import { expect, test } from 'vitest'
import type { Announcement } from '../../server/announcements/announcement.ts'
import {
  mayPublishAlone,
  publishesAlone,
  type Reviewed,
  whyNotApprove,
} from '../../server/announcements/approval-policy.ts'
import { contentOf, hashContent, newContent } from '../../server/announcements/content.ts'
import type { Approval } from '../../server/announcements/review-queries.ts'
import type { Permission, Person } from '../../server/people/person.ts'

const submittedAt = '2026-06-10T14:00:00.000Z'

function somebody(...can: Permission[]): Person {
  return { id: 'somebody', team: 'both', deactivatedAt: null, can } as unknown as Person
}

function inReview(change: Partial<Announcement> = {}): Announcement {
  const content = newContent({ kind: 'service', severity: 'major' })
  return { ...content, status: 'in_review', reviewAfter: false, submittedAt, ...change } as Announcement
}

function whyNot(person: Person, announcement: Announcement, more: Partial<Reviewed> = {}): string | null {
  return whyNotApprove(person, { announcement, authors: ['dana'], approvals: [], ...more })
}

function approvalOf(announcement: Announcement, change: Partial<Approval> = {}): Approval {
  const contentHash = hashContent(contentOf(announcement))
  return { by: 'somebody', decision: 'approved', contentHash, at: submittedAt, ...change } as Approval
}

const wrote = { authors: ['dana', 'somebody'] }

test('an approver who wrote no part of an announcement may approve it', () => {
  expect(whyNot(somebody('approver'), inReview())).toBeNull()
  expect(whyNot(somebody('author'), inReview())).toContain('This needs an approver.')
  expect(whyNot(somebody('approver'), inReview(), wrote)).toContain('somebody else has to approve it.')
})

test('nobody approves the same content twice', () => {
  const announcement = inReview()
  const reason = (change: Partial<Approval>) =>
    whyNot(somebody('approver'), announcement, { approvals: [approvalOf(announcement, change)] })
  expect(reason({})).toContain('You have approved this already.')
  expect(reason({ by: 'tom' })).toBeNull()
  expect(reason({ decision: 'returned' })).toBeNull()
  expect(reason({ contentHash: 'of other content' })).toBeNull()
  expect(reason({ at: '2026-06-10T13:59:59.999Z' }), 'before it was submitted').toBeNull()
})

test('a duty manager publishes only critical service announcements alone, even their own', () => {
  const manager = somebody('duty_manager')
  const critical = inReview({ severity: 'critical' })
  expect(mayPublishAlone(manager, critical)).toBe(true)
  expect(mayPublishAlone(manager, inReview())).toBe(false)
  expect(mayPublishAlone(manager, { kind: 'marketing', severity: 'critical' })).toBe(false)
  expect(whyNot(manager, critical, wrote)).toBeNull()
  expect(whyNot(manager, inReview())).toContain('This needs an approver.')
})

test('a duty manager who is an approver publishes alone only what they wrote part of', () => {
  const both = somebody('approver', 'duty_manager')
  const announcement = inReview({ severity: 'critical' })
  expect(publishesAlone(both, { announcement, authors: ['dana'] })).toBe(false)
  expect(publishesAlone(both, { announcement, ...wrote })).toBe(true)
})

test('what was published alone is reviewed by an approver who neither wrote nor approved it', () => {
  const announcement = inReview({ severity: 'critical', status: 'published', reviewAfter: true })
  expect(whyNot(somebody('duty_manager'), announcement)).toContain('This needs an approver.')
  expect(whyNot(somebody('approver', 'duty_manager'), announcement, wrote)).toContain('somebody else has to review it.')
  expect(whyNot(somebody('approver'), announcement, { approvals: [approvalOf(announcement)] })).toBe(
    'You have approved this already. Somebody else has to review it.',
  )
  expect(whyNot(somebody('approver'), announcement)).toBeNull()
})

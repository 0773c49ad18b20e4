import type { Announcement } from '../../../server/announcements/announcement.ts'
import type { NewAnnouncement } from '../../../server/announcements/schema.ts'
import { createAnnouncement } from '../../../server/announcements/workflow/draft-actions.ts'
import { approveAnnouncement, submitAnnouncement } from '../../../server/announcements/workflow/review-actions.ts'
import { commandLine } from '../../../server/audit/audit.ts'
import { addChannel } from '../../../server/channels/actions.ts'
import { channelInput } from '../../../server/channels/schema.ts'
import type { Context } from '../../../server/context.ts'
import type { Permission, Person } from '../../../server/people/person.ts'
import { secret } from './messages.ts'

/** A person who is not in the database, for actions that need only the object. */
export function somebody(name: string, can: Permission[] = ['author', 'approver']): Person {
  return {
    id: name,
    name,
    email: `${name}@example.org`,
    team: 'both',
    can,
    createdAt: '2026-01-01T00:00:00.000Z',
    deactivatedAt: null,
    noMail: [],
    revision: 1,
  }
}

export const approver = somebody('Ana')

const types = { notices: {}, hook: {}, mail: { to: 'list@example.org' }, facebook: {} }
const typeOf = { notices: 'notices', hook: 'webhook', mail: 'email', facebook: 'facebook' } as const

/** Adds the channels `notices`, `hook` (a webhook to `url`), `mail` and `facebook`. */
export async function addChannels(context: Context, url = 'http://127.0.0.1:1/'): Promise<void> {
  for (const key of Object.keys(types) as (keyof typeof types)[]) {
    const settings = key === 'hook' ? { url, secret } : types[key]
    // A mailing list cannot target: this one is that of Austin.
    const reaches = key === 'mail' ? { finest: 'none', serves: 'US-TX-453-austin' } : { finest: 'town', serves: 'US' }
    const input = { key, name: `The ${key}`, type: typeOf[key], ...reaches, settings }
    await addChannel(context, channelInput.parse(input), commandLine)
  }
}

export function moment(at: string) {
  return { at, wall: null, zone: null }
}

/** An announcement to Austin that is approved and booked, by default for a minute after the test clock starts. */
export async function scheduled(context: Context, given: Partial<NewAnnouncement> = {}): Promise<Announcement> {
  const author = somebody('Dana')
  const draft = await createAnnouncement(
    context,
    {
      kind: 'service',
      severity: 'major',
      headline: 'Water main burst in Austin',
      body: 'Water stays off until about 8 pm today.',
      audience: { include: ['US-TX-453-austin'], exclude: [] },
      channels: ['notices'],
      at: moment('2026-06-10T14:01:00.000Z'),
      ...given,
    },
    author,
  )
  const submitted = await submitAnnouncement(context, draft, author)
  const input = { comment: '', overrides: [] }
  const { announcement } = await approveAnnouncement(context, submitted, input, approver)
  // What reaches a whole state needs another.
  if (announcement.status !== 'in_review') return announcement
  return (await approveAnnouncement(context, announcement, input, somebody('Ben'))).announcement
}

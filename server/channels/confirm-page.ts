import type { StatusMark, Time } from '../platform/pages/shared-props.ts'
import { timeIn } from '../platform/pages/times.ts'
import type { Channel, PostToCome } from './channel.ts'
import type { PostsToCome } from './posts-to-come.ts'

/** Asks before a channel goes out of use on which posts are still to go out. */
export interface ConfirmPage {
  key: string
  name: string
  what: 'switch-off' | 'remove'
  /** The posts are others than those that the person saw when they confirmed. */
  isChanged: boolean
  count: number
  posts: { href: string; headline: string; time: Time; status: StatusMark }[]
  /** How many more there are than are listed. */
  more: number
  seen: string
}

const marks: Readonly<Record<PostToCome['status'], StatusMark>> = {
  booked: { icon: 'calendar-clock', word: 'Booked', tone: 'plain' },
  publishing: { icon: 'send', word: 'Going out', tone: 'plain' },
  held: { icon: 'circle-pause', word: 'On hold', tone: 'caution' },
}

export function confirmPage(
  { key, name }: Channel,
  { what, zone, isChanged, toCome }: Pick<ConfirmPage, 'what' | 'isChanged'> & { zone: string; toCome: PostsToCome },
): ConfirmPage {
  const { count, posts, seen } = toCome
  return {
    ...{ key, name, what, isChanged, count, seen },
    posts: posts.map(({ announcement, headline, at, status }) => ({
      href: `/announcements/${announcement}`,
      headline: headline || 'No headline yet',
      time: timeIn(at, zone),
      status: marks[status],
    })),
    more: count - posts.length,
  }
}

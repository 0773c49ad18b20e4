import type { Tree } from '../../areas/tree/tree.ts'
import type { Hands } from '../../channels/by-hand/posters.ts'
import type { Channel } from '../../channels/channel.ts'
import type { Person } from '../../people/person.ts'
import type { Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Owned } from '../owners.ts'

/** What the page of one delivery is made from. */
export interface PostPageData {
  delivery: Owned
  /** Null when it was removed. */
  channel: Channel | null
  channelName: string
  reach: readonly string[]
  /** Where what corrects it is posted or seen; null when nothing does. */
  correction: string | null
  hands: Hands
  names: ReadonlyMap<string, string>
  person: Person
  tree: Tree
  zone: string
  now: Instant
  /** What was entered and refused. */
  refused: { form: URLSearchParams; errors: FieldErrors } | null
}

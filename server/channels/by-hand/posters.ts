import { may, mayWriteFor, type Person } from '../../people/person.ts'
import type { Kind } from '../../planning/model/rule-schema.ts'
import { formatAlternatives, formatList, pluralForm } from '../../platform/format.ts'
import { type Channel, hasConnector } from '../channel.ts'

/** What is known of who posts by hand. */
export interface Hands {
  /** The channels on which a person posts, by key. */
  channels: ReadonlyMap<string, Channel>
  people: readonly Person[]
  /** Who posted last on each channel, the latest first. */
  last: ReadonlyMap<string, readonly string[]>
}

type Post = { channel: string; kind: Kind }

/** The people whom the channel names and who may post it. None means every author of its team. */
function named({ channels, people }: Hands, { channel, kind }: Post): Person[] {
  const ids = channels.get(channel)?.settings.postedBy ?? []
  return people.filter((person) => ids.includes(person.id) && maySettle(person, kind))
}

/** Whether this person may say what became of a post. */
export function maySettle(person: Person, kind: Kind): boolean {
  return may(person, 'approver') || mayWriteFor(person, kind)
}

/** Whether it is theirs to post: the channel names them, or it names nobody and they write for its team. */
export function isTheirs(hands: Hands, post: Post, person: Person): boolean {
  const those = named(hands, post)
  return those.length === 0 ? mayWriteFor(person, post.kind) : those.some(({ id }) => id === person.id)
}

const namesShown = 3

/**
 * Whom a post waits for: "Tom Becker", "Tom Becker or Ana Ruiz", "an author of the service team". Where the channel
 * names nobody, it is whoever posted there last.
 */
export function waitsFor(hands: Hands, post: Post): string {
  const those = named(hands, post)
  const last = (hands.last.get(post.channel) ?? []).flatMap((id) => hands.people.find((one) => one.id === id) ?? [])
  const shown = those.length > 0 ? those : last.filter((person) => mayWriteFor(person, post.kind)).slice(0, 1)
  if (shown.length === 0 || shown.length > namesShown) return `an author of the ${post.kind} team`
  return formatAlternatives(shown.map(({ name }) => name))
}

/** Whether a person posts on this channel. */
export function isByHand({ type }: Channel): boolean {
  return !hasConnector(type)
}

/** Those of these channels on which a person posts. */
export function byHandAmong(keys: readonly string[], channels: readonly Channel[]): string[] {
  return channels.filter((channel) => isByHand(channel) && keys.includes(channel.key)).map(({ key }) => key)
}

/** "Facebook and SMS have to be posted manually." */
export function toPostManually(names: readonly string[]): string {
  return `${formatList(names)} ${pluralForm(names.length, 'has', 'have')} to be posted manually.`
}

import type { Intervals } from '../../areas/tree/intervals.ts'
import { severities } from '../../incidents/severity.ts'
import type { Message } from '../model/message.ts'
import { kinds } from '../model/rule-schema.ts'
import { Interner } from './interner.ts'
import { NONE, StringIndex } from './string-index.ts'

/**
 * The messages of a plan as typed arrays: one array for each property and one slot for each message. Freed slots are
 * reused.
 */
export class Columns {
  at = new Float64Array(0)
  committed = new Float64Array(0)
  channel = new Uint16Array(0)
  reachOf = new Int32Array(0)
  /** The lowest place of each reach, and the first place above it. */
  readonly lowest: number[] = []
  readonly highest: number[] = []

  /** Kind, severity and status in one byte. */
  #traits = new Uint8Array(0)
  #waivedRules = new Int32Array(0)
  #announcement = new Int32Array(0)
  #incident = new Int32Array(0)
  /** Linked lists of slots, one for each announcement and one for each incident. */
  #nextOfAnnouncement = new Int32Array(0)
  #nextOfIncident = new Int32Array(0)
  readonly #headOfAnnouncement: number[] = []
  readonly #headOfIncident: number[] = []
  readonly #slots = new StringIndex()
  readonly #freed: number[] = []
  #slotCount = 0
  readonly #channels = new Interner<string>()
  readonly #announcements = new Interner<string>()
  readonly #incidents = new Interner<string>()
  readonly #ruleLists = new Interner<readonly string[]>()
  readonly #reaches = new Interner<Intervals>()

  get size(): number {
    return this.#slots.size
  }

  /** NONE when no message has that id. */
  find(id: string): number {
    return this.#slots.find(id)
  }

  add(message: Message): number {
    const slot = this.#freed.pop() ?? this.#slotCount++
    if (slot >= this.at.length) this.#grow()
    const announcement = this.#announcements.intern(message.announcement)
    const incident = message.incident === null ? NONE : this.#incidents.intern(message.incident)
    this.#slots.add(message.id, slot)
    this.at[slot] = message.at
    this.committed[slot] = message.committed
    this.channel[slot] = this.#channels.intern(message.channel)
    this.reachOf[slot] = this.#reachNumber(message.reach)
    this.#traits[slot] =
      kinds.indexOf(message.kind) | (severities.indexOf(message.severity) << 1) | (message.status === 'done' ? 8 : 0)
    this.#waivedRules[slot] = this.#ruleLists.intern(message.waivedRules, message.waivedRules.join())
    this.#announcement[slot] = announcement
    this.#incident[slot] = incident
    link(this.#headOfAnnouncement, this.#nextOfAnnouncement, announcement, slot)
    if (incident !== NONE) link(this.#headOfIncident, this.#nextOfIncident, incident, slot)
    return slot
  }

  remove(slot: number): void {
    unlink(this.#headOfAnnouncement, this.#nextOfAnnouncement, this.#announcement[slot]!, slot)
    const incident = this.#incident[slot]!
    if (incident !== NONE) unlink(this.#headOfIncident, this.#nextOfIncident, incident, slot)
    this.#slots.remove(this.#slots.keys[slot]!)
    this.#freed.push(slot)
  }

  get reaches(): readonly Intervals[] {
    return this.#reaches.values
  }

  read(slot: number): Message {
    const traits = this.#traits[slot]!
    const incident = this.#incident[slot]!
    return {
      id: this.#slots.keys[slot]!,
      announcement: this.#announcements.values[this.#announcement[slot]!]!,
      channel: this.#channels.values[this.channel[slot]!]!,
      kind: kinds[traits & 1]!,
      severity: severities[(traits >> 1) & 3]!,
      at: this.at[slot]!,
      reach: this.#reaches.values[this.reachOf[slot]!]!,
      incident: incident === NONE ? null : this.#incidents.values[incident]!,
      committed: this.committed[slot]!,
      status: traits & 8 ? 'done' : 'booked',
      waivedRules: this.#ruleLists.values[this.#waivedRules[slot]!]!,
    }
  }

  /** Compares by calendar order. Also true when the two are equal. */
  isBefore(a: number, b: number): boolean {
    return this.at[a]! < this.at[b]! || (this.at[a] === this.at[b] && this.committed[a]! <= this.committed[b]!)
  }

  thread(incident: string): Message[] {
    return this.#list(this.#headOfIncident[this.#incidents.find(incident)], this.#nextOfIncident)
  }

  bookingsOf(announcement: string): Message[] {
    return this.#list(this.#headOfAnnouncement[this.#announcements.find(announcement)], this.#nextOfAnnouncement)
  }

  /** The numbers of the channels that match. */
  channelsThat(matches: (channel: string) => boolean): number[] {
    return this.#channels.values.flatMap((channel, number) => (matches(channel) ? [number] : []))
  }

  #list(head: number | undefined, next: Int32Array): Message[] {
    const found: Message[] = []
    for (let slot = head ?? NONE; slot !== NONE; slot = next[slot]!) found.push(this.read(slot))
    return found
  }

  #reachNumber(reach: Intervals): number {
    const number = this.#reaches.intern(reach, reach.join())
    this.lowest[number] = reach[0] ?? 0
    this.highest[number] = reach.at(-1) ?? 0
    return number
  }

  #grow(): void {
    const capacity = Math.max(1024, Math.ceil(this.at.length * 1.5))
    this.at = widened(this.at, new Float64Array(capacity))
    this.committed = widened(this.committed, new Float64Array(capacity))
    this.channel = widened(this.channel, new Uint16Array(capacity))
    this.reachOf = widened(this.reachOf, new Int32Array(capacity))
    this.#traits = widened(this.#traits, new Uint8Array(capacity))
    this.#waivedRules = widened(this.#waivedRules, new Int32Array(capacity))
    this.#announcement = widened(this.#announcement, new Int32Array(capacity))
    this.#incident = widened(this.#incident, new Int32Array(capacity))
    this.#nextOfAnnouncement = widened(this.#nextOfAnnouncement, new Int32Array(capacity))
    this.#nextOfIncident = widened(this.#nextOfIncident, new Int32Array(capacity))
  }
}

function link(heads: number[], next: Int32Array, list: number, slot: number): void {
  next[slot] = heads[list] ?? NONE
  heads[list] = slot
}

function unlink(heads: number[], next: Int32Array, list: number, slot: number): void {
  if (heads[list] === slot) {
    heads[list] = next[slot]!
    return
  }
  let before = heads[list]!
  while (next[before] !== slot) before = next[before]!
  next[before] = next[slot]!
}

function widened<Column extends { set(from: Column): void }>(from: Column, to: Column): Column {
  to.set(from)
  return to
}

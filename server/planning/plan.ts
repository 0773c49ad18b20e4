import { type Intervals, overlaps } from '../areas/intervals.ts'
import { Columns } from './columns.ts'
import { DAY } from './duration.ts'
import type { Message } from './message.ts'
import { countBefore, position } from './sorted.ts'

export interface Query {
  /** Half-open, in milliseconds. */
  from: number
  to: number
  reach: Intervals
  /** Which channels; all when left out. */
  on?: (channel: string) => boolean
}

/** What the engine asks of a plan. */
export interface Bookings {
  /** The messages in [from, to) that reach some of the places, by time and then by order of booking. */
  find(query: Query): Message[]
  /** Every message of an incident, in the same order. */
  thread(incident: string): Message[]
  bookingsOf(announcement: string): Message[]
  /** The first and last instants that have a message; null when there is none. */
  span(): { from: number; to: number } | null
}

/**
 * The messages that count, in memory, to be asked for by time and place. A million of them fit into 300 MB: they are
 * kept as columns of numbers, sorted within each day, and made into objects only when they are asked for.
 */
export class Plan implements Bookings {
  readonly #columns = new Columns()
  /** Days since 1970 that have messages, sorted, and the slots of each day by time and then by order of booking. */
  readonly #days: number[] = []
  readonly #ofDay = new Map<number, number[]>()

  /** In the order of the calendar, neighbours in time are neighbours in memory. */
  constructor(messages: Iterable<Message> = []) {
    for (const message of [...messages].sort(inOrder)) this.insert(message)
  }

  get size(): number {
    return this.#columns.size
  }

  /** Adds a message, or replaces the one with its id. */
  insert(message: Message): void {
    this.remove(message.id)
    const slot = this.#columns.add(message)
    const slots = this.#slotsOfDay(Math.floor(message.at / DAY))
    slots.splice(this.#position(slots, slot), 0, slot)
  }

  /** Whether there was such a message. */
  remove(id: string): boolean {
    const slot = this.#columns.find(id)
    if (slot < 0) return false
    const day = Math.floor(this.#columns.at[slot]! / DAY)
    const slots = this.#ofDay.get(day)!
    slots.splice(slots.indexOf(slot), 1)
    if (slots.length === 0) {
      this.#ofDay.delete(day)
      this.#days.splice(this.#days.indexOf(day), 1)
    }
    this.#columns.remove(slot)
    return true
  }

  get(id: string): Message | undefined {
    const slot = this.#columns.find(id)
    return slot < 0 ? undefined : this.#columns.read(slot)
  }

  find({ from, to, reach, on }: Query): Message[] {
    const { at, channel, reachOf, lowest, highest, reaches } = this.#columns
    const wanted = on && this.#columns.channelsThat(on)
    const first = reach[0] ?? 0
    const last = reach.at(-1) ?? 0
    const found: Message[] = []
    for (let index = position(this.#days, Math.floor(from / DAY)); index < this.#days.length; index++) {
      const day = this.#days[index]!
      if (day * DAY >= to) break
      for (const slot of this.#ofDay.get(day)!) {
        if (at[slot]! < from || at[slot]! >= to) continue
        if (wanted && wanted[channel[slot]!] === 0) continue
        const its = reachOf[slot]!
        if (lowest[its]! >= last || highest[its]! <= first) continue
        if (overlaps(reaches[its]!, reach)) found.push(this.#columns.read(slot))
      }
    }
    return found
  }

  thread(incident: string): Message[] {
    return this.#columns.thread(incident).sort(inOrder)
  }

  bookingsOf(announcement: string): Message[] {
    return this.#columns.bookingsOf(announcement).sort(inOrder)
  }

  span(): { from: number; to: number } | null {
    const first = this.#ofDay.get(this.#days[0]!)?.[0]
    const last = this.#ofDay.get(this.#days.at(-1)!)?.at(-1)
    if (first === undefined || last === undefined) return null
    return { from: this.#columns.at[first]!, to: this.#columns.at[last]! }
  }

  #slotsOfDay(day: number): number[] {
    const known = this.#ofDay.get(day)
    if (known) return known
    this.#days.splice(position(this.#days, day), 0, day)
    const slots: number[] = []
    this.#ofDay.set(day, slots)
    return slots
  }

  /** Where a slot belongs; most messages come in the order of the calendar, so the end is looked at first. */
  #position(slots: readonly number[], slot: number): number {
    const last = slots.at(-1)
    if (last === undefined || this.#columns.isBefore(last, slot)) return slots.length
    return countBefore(slots.length, (index) => this.#columns.isBefore(slots[index]!, slot))
  }
}

/** By time; at the same instant by the order of booking. */
export function inOrder(a: Message, b: Message): number {
  return a.at - b.at || a.committed - b.committed
}

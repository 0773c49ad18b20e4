import { overlaps } from '../../areas/tree/intervals.ts'
import { type BookingQuery, type Bookings, inOrder } from '../model/bookings.ts'
import type { Message } from '../model/message.ts'
import { Columns } from './columns.ts'
import { Timeline } from './timeline.ts'

/**
 * The messages that count, in memory, found by time and place. A million of them fit into 300 MB: they are stored as
 * columns of numbers, with a timeline for each channel, and become objects only when a query returns them.
 */
export class Plan implements Bookings {
  readonly #columns = new Columns()
  /** Indexed by channel number. */
  readonly #timelines: Timeline[] = []

  /** Sorts first, so that neighbors in time are neighbors in memory. */
  constructor(messages: Iterable<Message> = []) {
    for (const message of [...messages].sort(inOrder)) this.insert(message)
  }

  get size(): number {
    return this.#columns.size
  }

  /** Adds a message, or replaces the one with the same id. */
  insert(message: Message): void {
    this.remove(message.id)
    const slot = this.#columns.add(message)
    const channel = this.#columns.channel[slot]!
    this.#timelines[channel] ??= new Timeline(this.#columns)
    this.#timelines[channel].insert(slot)
  }

  /** Returns whether there was such a message. */
  remove(id: string): boolean {
    const slot = this.#columns.find(id)
    if (slot < 0) return false
    this.#timelines[this.#columns.channel[slot]!]!.remove(slot)
    this.#columns.remove(slot)
    return true
  }

  get(id: string): Message | undefined {
    const slot = this.#columns.find(id)
    return slot < 0 ? undefined : this.#columns.read(slot)
  }

  find({ from, to, reach, on = () => true }: BookingQuery): Message[] {
    const { reachOf, lowest, highest, reaches } = this.#columns
    const first = reach[0] ?? 0
    const last = reach.at(-1) ?? 0
    const found: Message[] = []
    const wanted = this.#columns.channelsThat(on)
    for (const channel of wanted) {
      this.#timelines[channel]!.visit(from, to, (slot) => {
        const reachNumber = reachOf[slot]!
        if (lowest[reachNumber]! >= last || highest[reachNumber]! <= first) return
        if (overlaps(reaches[reachNumber]!, reach)) found.push(this.#columns.read(slot))
      })
    }
    return wanted.length > 1 ? found.sort(inOrder) : found
  }

  thread(incident: string): Message[] {
    return this.#columns.thread(incident).sort(inOrder)
  }

  bookingsOf(announcement: string): Message[] {
    return this.#columns.bookingsOf(announcement).sort(inOrder)
  }

  span(): { from: number; to: number } | null {
    const { at } = this.#columns
    const edges = this.#timelines.flatMap((timeline) => [timeline.first() ?? [], timeline.last() ?? []].flat())
    const instants = edges.map((slot) => at[slot]!)
    return instants.length === 0 ? null : { from: Math.min(...instants), to: Math.max(...instants) }
  }
}

import { countBefore, lowerBound } from '../../platform/binary-search.ts'
import { DAY } from '../../platform/time-units.ts'
import type { Columns } from './columns.ts'

/** The slots of position channel, in one list for each day, in calendar order. */
export class Timeline {
  readonly #columns: Columns
  /** Days since 1970 that have messages, sorted. */
  readonly #days: number[] = []
  readonly #ofDay = new Map<number, number[]>()

  constructor(columns: Columns) {
    this.#columns = columns
  }

  insert(slot: number): void {
    const slots = this.#slotsOf(this.#dayOf(slot))
    slots.splice(this.#position(slots, slot), 0, slot)
  }

  remove(slot: number): void {
    const day = this.#dayOf(slot)
    const slots = this.#ofDay.get(day)!
    slots.splice(slots.indexOf(slot), 1)
    if (slots.length > 0) return
    this.#ofDay.delete(day)
    this.#days.splice(lowerBound(this.#days, day), 1)
  }

  /** Visits the slots in [from, to), in calendar order. */
  visit(from: number, to: number, visit: (slot: number) => void): void {
    const { at } = this.#columns
    for (let index = lowerBound(this.#days, Math.floor(from / DAY)); index < this.#days.length; index++) {
      const day = this.#days[index]!
      if (day * DAY >= to) break
      const slots = this.#ofDay.get(day)!
      const first = day * DAY >= from ? 0 : countBefore(slots.length, (position) => at[slots[position]!]! < from)
      const end =
        (day + 1) * DAY <= to ? slots.length : countBefore(slots.length, (position) => at[slots[position]!]! < to)
      for (let position = first; position < end; position++) visit(slots[position]!)
    }
  }

  first(): number | undefined {
    return this.#ofDay.get(this.#days[0]!)?.[0]
  }

  last(): number | undefined {
    return this.#ofDay.get(this.#days.at(-1)!)?.at(-1)
  }

  #dayOf(slot: number): number {
    return Math.floor(this.#columns.at[slot]! / DAY)
  }

  #slotsOf(day: number): number[] {
    const known = this.#ofDay.get(day)
    if (known) return known
    this.#days.splice(lowerBound(this.#days, day), 0, day)
    const slots: number[] = []
    this.#ofDay.set(day, slots)
    return slots
  }

  /** Most messages arrive in calendar order, so the end is tried first. */
  #position(slots: readonly number[], slot: number): number {
    const last = slots.at(-1)
    if (last === undefined || this.#columns.isBefore(last, slot)) return slots.length
    return countBefore(slots.length, (index) => this.#columns.isBefore(slots[index]!, slot))
  }
}

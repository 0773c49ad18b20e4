import { type Gate, openGate } from '../../platform/gate.ts'

/** Who waits for a password to be looked at, and in which line. */
export interface Asker {
  line: keyof typeof lines
  /** They take turns, and each has only a few places in the line. */
  who: string
}

/** Somebody who is signed in, signed in before with this device, or has a set-up link. */
export function known(who: string): Asker {
  return { line: 'known', who }
}

/** Anybody else, by the network of the address (`wideBlock`): whoever has one has very many addresses. */
export function stranger(network: string): Asker {
  return { line: 'strangers', who: network }
}

interface Line {
  places: Gate
  turns: Gate
}

/**
 * Those who are known never wait behind strangers, however many these are. One in each line is looked at, which leaves
 * half of the four threads that Node has for such work: name lookups and files need some.
 */
const lines = { known: openLine(10), strangers: openLine(5) }

function openLine(each: number): Line {
  const tooMany = 'Earlier attempts from you or your network are still being checked. Wait a moment.'
  return {
    places: openGate({ atOnce: 100, waiting: 0, each, tooMany }),
    turns: openGate({ atOnce: 1, waiting: Number.POSITIVE_INFINITY }),
  }
}

/**
 * Does costly work when it is the asker's turn. `first` is done as soon as they have a place in the line, and what it
 * throws ends their turn before it comes. Throws Busy when there is no place and TooMany when they have too many; then
 * nothing was done.
 */
export function inLine<T>({ line, who }: Asker, work: () => Promise<T>, first?: () => Promise<void>): Promise<T> {
  const { places, turns } = lines[line]
  return places(who, async () => {
    await first?.()
    return turns(who, work)
  })
}

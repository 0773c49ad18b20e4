export interface Draws {
  /** From 0, below 1. */
  random(): number
  draw<T>(from: readonly T[]): T
  chance(share: number): boolean
}

/** Mulberry32: small, and the same for the same seed. */
export function drawsFrom(seed: number): Draws {
  let state = seed
  function random(): number {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    random,
    draw: (from) => from[Math.floor(random() * from.length)]!,
    chance: (share) => random() < share,
  }
}

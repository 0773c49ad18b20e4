/** The rows of the table, reused: a query compares itself with thousands of names. */
let rows = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)] as const

/**
 * How many letters have to be left out, put in, changed or swapped with their neighbor to make `b` of `a`; `most + 1` if
 * more than `most`. Only a band around the diagonal is computed, so the time grows with the length and not its square.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  if (rows[0].length <= b.length) rows = [row(b.length), row(b.length), row(b.length)]
  let [twoUp, up, here] = rows
  for (let j = 0; j <= b.length; j++) up[j] = Math.min(j, most + 1)
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - most)
    const to = Math.min(b.length, i + most)
    here[from - 1] = from === 1 ? Math.min(i, most + 1) : most + 1
    let least = here[from - 1]!
    for (let j = from; j <= to; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let cost = up[j - 1]! + (same ? 0 : 1)
      if (j < i + most) cost = Math.min(cost, up[j]! + 1)
      cost = Math.min(cost, here[j - 1]! + 1)
      if (!same && isSwap(a, b, i, j)) cost = Math.min(cost, twoUp[j - 2]! + 1)
      here[j] = cost
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    ;[twoUp, up, here] = [up, here, twoUp]
  }
  return Math.min(up[b.length]!, most + 1)
}

/** Whether the two letters up to here are the same in the other order. */
function isSwap(a: string, b: string, i: number, j: number): boolean {
  return i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
}

function row(length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(2 * length + 2)
}

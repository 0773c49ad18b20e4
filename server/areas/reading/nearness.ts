import { differing, lettersIn } from '../search/letters.ts'

/** Folded names, to be asked which of them a text may be a misspelling of. */
export interface NameSet {
  nearTo(folded: string): string[]
}

export function openNameSet(names: Iterable<string>): NameSet {
  const all = [...new Set(names)]
  const letters = Int32Array.from(all, lettersIn)
  const lengths = Int32Array.from(all, ({ length }) => length)
  return {
    nearTo(folded) {
      const own = lettersIn(folded)
      const found: string[] = []
      for (let index = 0; index < all.length; index++) {
        // Two slips change the length by two and at most four of the letters that occur. Most names differ in more.
        if (Math.abs(lengths[index]! - folded.length) > 2 || differing(own, letters[index]!) > 4) continue
        if (isNearly(folded, all[index]!)) found.push(all[index]!)
      }
      return found
    },
  }
}

/** Whether one folded name may be a misspelling of the other: two slips in a long name, one in a short one. */
export function isNearly(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) > 6 ? 2 : 1
  return a !== b && Math.abs(a.length - b.length) <= most && slips(a, b, most) <= most
}

/** How many letters are left out, added, replaced or swapped with their neighbor; more than `most` once that is certain. */
function slips(a: string, b: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j - 1]! + same, last[j]! + 1, row[j - 1]! + 1)
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwapped) least = Math.min(least, before[j - 2]! + 1)
      row.push(least)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}

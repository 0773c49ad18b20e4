import { breathe } from '../../platform/breathe.ts'
import { editDistance } from './edit-distance.ts'
import { differing, lettersIn } from './letters.ts'
import type { Entry } from './prefix.ts'

export interface Near<E> {
  entry: E
  /** How many letters are different. */
  distance: number
}

export interface Fuzzy<E> {
  /** What has a name that differs by few letters, the nearest first. Neither it nor the names have spaces. */
  near(text: string): Near<E>[]
}

/** A name longer than any of an area is not looked for. */
const LONGEST = 48

/** 26 letters, 10 digits, one number for all others, and one for the ends of a name. */
const ALPHABET = 38
const OTHER = 36
const END = 37

/**
 * Finds names that are spelled almost like a text. Each name is filed under every three letters in a row, so only those
 * that have enough of them in common with the text are compared letter by letter.
 */
export async function openFuzzy<E extends Entry>(entries: readonly E[]): Promise<Fuzzy<E>> {
  const { keys, entriesOf } = await distinct(entries)
  const postings = await file(keys)
  const common = new Uint8Array(keys.length)
  const letters = Int32Array.from(keys, lettersIn)
  const lengths = Uint8Array.from(keys, ({ length }) => length)

  function near(text: string): Near<E>[] {
    const most = allowed(text.length)
    if (most === 0) return []
    const touched: number[] = []
    for (const gram of new Set(grams(text))) {
      for (let at = postings.starts[gram]!; at < postings.starts[gram + 1]!; at++) {
        const key = postings.keys[at]!
        if (common[key] === 0) touched.push(key)
        common[key]!++
      }
    }
    // Each different letter can spoil three of them, and each swap of two letters four.
    const needed = Math.max(1, text.length - 3 * most - 2)
    const own = lettersIn(text)
    const isLikely = (key: number) =>
      common[key]! >= needed &&
      Math.abs(lengths[key]! - text.length) <= most &&
      differing(own, letters[key]!) <= 2 * most
    const found: { key: number; distance: number }[] = []
    for (const key of touched) {
      if (isLikely(key)) {
        const distance = editDistance(text, keys[key]!, most)
        if (distance <= most) found.push({ key, distance })
      }
      common[key] = 0
    }
    return found
      .sort((a, b) => a.distance - b.distance)
      .flatMap(({ key, distance }) => entriesOf[key]!.map((entry) => ({ entry, distance })))
  }

  return { near }
}

/** How many letters of so many may be different. A text of three letters is almost any other. */
function allowed(length: number): number {
  if (length < 4 || length > LONGEST) return 0
  return length < 6 ? 1 : length < 10 ? 2 : 3
}

/** Each name once, with what has it. */
async function distinct<E extends Entry>(entries: readonly E[]) {
  const entriesOf = new Map<string, E[]>()
  for (const [index, entry] of entries.entries()) {
    if (index % 2000 === 0) await breathe()
    if (entry.key.length > LONGEST) continue
    const same = entriesOf.get(entry.key)
    if (!same) entriesOf.set(entry.key, [entry])
    else if (!same.some(({ area }) => area === entry.area)) same.push(entry)
  }
  return { keys: [...entriesOf.keys()], entriesOf: [...entriesOf.values()] }
}

/** For each three letters, the numbers of the names that have them: counted first, and then put one after another. */
async function file(keys: readonly string[]): Promise<{ starts: Uint32Array; keys: Uint32Array }> {
  const starts = new Uint32Array(ALPHABET ** 3 + 1)
  for (const [index, key] of keys.entries()) {
    if (index % 2000 === 0) await breathe()
    for (const gram of grams(key)) starts[gram + 1]!++
  }
  for (let gram = 1; gram < starts.length; gram++) starts[gram]! += starts[gram - 1]!
  const next = starts.slice()
  const filed = new Uint32Array(starts.at(-1)!)
  for (const [index, key] of keys.entries()) {
    if (index % 2000 === 0) await breathe()
    for (const gram of grams(key)) filed[next[gram]!++] = index
  }
  return { starts, keys: filed }
}

/** Every three letters in a row of the text between its ends. */
function grams(text: string): number[] {
  const found: number[] = []
  let [first, second] = [END, letter(text, 0)]
  for (let at = 1; at <= text.length; at++) {
    const third = at === text.length ? END : letter(text, at)
    found.push((first * ALPHABET + second) * ALPHABET + third)
    first = second
    second = third
  }
  return found
}

function letter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code >= 97 && code <= 122) return code - 97
  if (code >= 48 && code <= 57) return code - 22
  return OTHER
}

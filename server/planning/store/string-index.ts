/** Means "no such key", and marks the end of a list. */
export const NONE = -1

/** Maps keys to small, dense numbers in far less memory than a Map: hash chains in two typed arrays. */
export class StringIndex {
  readonly keys: string[] = []
  #heads = new Int32Array(1024).fill(NONE)
  #next = new Int32Array(1024)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** NONE when there is no such key. */
  find(key: string): number {
    let number = this.#heads[this.#bucket(key)]!
    while (number !== NONE && this.keys[number] !== key) number = this.#next[number]!
    return number
  }

  /** The key must not be in the index yet. */
  add(key: string, number: number): void {
    if (number >= this.#next.length) this.#grow()
    this.keys[number] = key
    this.#link(key, number)
    this.#size++
  }

  remove(key: string): void {
    const bucket = this.#bucket(key)
    const number = this.find(key)
    if (number === NONE) return
    if (this.#heads[bucket] === number) {
      this.#heads[bucket] = this.#next[number]!
    } else {
      let before = this.#heads[bucket]!
      while (this.#next[before] !== number) before = this.#next[before]!
      this.#next[before] = this.#next[number]!
    }
    this.keys[number] = ''
    this.#size--
  }

  #link(key: string, number: number): void {
    const bucket = this.#bucket(key)
    this.#next[number] = this.#heads[bucket]!
    this.#heads[bucket] = number
  }

  #grow(): void {
    const numbers: number[] = []
    for (let bucket = 0; bucket < this.#heads.length; bucket++) {
      for (let number = this.#heads[bucket]!; number !== NONE; number = this.#next[number]!) numbers.push(number)
    }
    this.#next = new Int32Array(this.#next.length * 2)
    this.#heads = new Int32Array(this.#heads.length * 2).fill(NONE)
    for (const number of numbers) this.#link(this.keys[number]!, number)
  }

  /** FNV-1a over the key's code units; the number of buckets is a power of two. */
  #bucket(key: string): number {
    let hash = 0x811c9dc5
    for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
    return (hash ^ (hash >>> 15)) & (this.#heads.length - 1)
  }
}

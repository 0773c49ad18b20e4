import { NONE, StringIndex } from './string-index.ts'

/** Assigns a number to each distinct value, so that equal values are stored once. */
export class Interner<Value> {
  readonly values: Value[] = []
  readonly #numbers = new StringIndex()

  intern(value: Value, key = String(value)): number {
    const known = this.#numbers.find(key)
    if (known !== NONE) return known
    this.#numbers.add(key, this.values.length)
    return this.values.push(value) - 1
  }

  /** NONE when nothing has that key. */
  find(key: string): number {
    return this.#numbers.find(key)
  }
}

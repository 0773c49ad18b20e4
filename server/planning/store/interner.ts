import { NONE, StringIndex } from './string-index.ts'

/** Numbers for words, lists and sets, so that equal ones are kept once. */
export class Interner<Word> {
  readonly values: Word[] = []
  readonly #numbers = new StringIndex()

  intern(word: Word, key = String(word)): number {
    const known = this.#numbers.find(key)
    if (known !== NONE) return known
    this.#numbers.add(key, this.values.length)
    return this.values.push(word) - 1
  }

  /** -1 when nothing has that key. */
  find(key: string): number {
    return this.#numbers.find(key)
  }
}

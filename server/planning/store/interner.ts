import { Lookup, NONE } from './string-index.ts'

/** Numbers for words, lists and sets, so that equal ones are kept once. */
export class Vocabulary<Word> {
  readonly words: Word[] = []
  readonly #numbers = new Lookup()

  number(word: Word, key = String(word)): number {
    const known = this.#numbers.find(key)
    if (known !== NONE) return known
    this.#numbers.add(key, this.words.length)
    return this.words.push(word) - 1
  }

  /** -1 when nothing has that key. */
  find(key: string): number {
    return this.#numbers.find(key)
  }
}

/** Lets one through at a time, in the order in which they came. */
export class Turnstile {
  #taken = false
  readonly #queue = new Set<() => void>()

  /** True if nobody was in the way. */
  takeAtOnce(): boolean {
    if (this.#taken) return false
    this.#taken = true
    return true
  }

  /** Resolves when it is the caller's turn. Rejects with the reason of `patience` when that comes first. */
  take(patience: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.takeAtOnce()) return resolve()
      if (patience.aborted) return reject(patience.reason)
      const pass = () => {
        patience.removeEventListener('abort', giveUp)
        resolve()
      }
      const giveUp = () => {
        this.#queue.delete(pass)
        reject(patience.reason)
      }
      this.#queue.add(pass)
      patience.addEventListener('abort', giveUp, { once: true })
    })
  }

  /** Lets the next one through. */
  leave(): void {
    const [next] = this.#queue
    if (next === undefined) {
      this.#taken = false
      return
    }
    this.#queue.delete(next)
    next()
  }
}

export interface Gate {
  /** Does the work once the gate is open. */
  pass<T>(work: () => Promise<T>): Promise<T>
  /** Lets those inside end, and nobody in before the work is done. */
  closedFor<T>(work: () => Promise<T>): Promise<T>
}

/** For what must stand still while something else is done. */
export function aGate(): Gate {
  let closed: Promise<unknown> | null = null
  const inside = new Set<Promise<unknown>>()
  return {
    async pass(work) {
      while (closed) await closed
      const doing = work()
      const settled = doing.catch(() => undefined)
      inside.add(settled)
      try {
        return await doing
      } finally {
        inside.delete(settled)
      }
    },
    async closedFor(work) {
      const { promise, resolve } = Promise.withResolvers<void>()
      closed = promise
      try {
        await Promise.all(inside)
        return await work()
      } finally {
        closed = null
        resolve()
      }
    },
  }
}

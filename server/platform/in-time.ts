/** Work did not end in its time. It may still be going on. */
export class Unfinished extends Error {}

/** Settles as the work does, or rejects with Unfinished when the time is over, whatever the work does. */
export async function inTime<T>(work: Promise<T>, millis: number): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Unfinished(`It did not end within ${millis / 1000} seconds.`)), millis)
  try {
    return await Promise.race([work, over])
  } finally {
    clearTimeout(timer)
  }
}

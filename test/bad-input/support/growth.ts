const enough = 40
/** Less than this for 100,000 characters is no growth to speak of: their square has ten thousand million steps. */
const nothingMillis = 100

/**
 * How many times as long `work` takes for 100,000 characters as for 10,000, at the best of several attempts: about 10
 * when its time grows with the length, 100 when it grows with its square; 0 when it takes next to nothing. Tries 1,000
 * first, so that worse growth is seen before it takes minutes.
 */
export async function growthOf(work: (length: number) => unknown): Promise<number> {
  const early = await growth(work, 1000)
  return early >= enough ? early : growth(work, 10_000)
}

async function growth(work: (length: number) => unknown, length: number): Promise<number> {
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let attempt = 0; attempt < 5; attempt++) {
    long = Math.min(long, await millisFor(work, length * 10))
    if (long < nothingMillis) return 0
    short = Math.min(short, await millisFor(work, length))
    if (long / short < enough) break
  }
  return long / short
}

/** The time of this thread on the processor, so that nothing else on the machine counts. */
async function millisFor(work: (length: number) => unknown, length: number): Promise<number> {
  const before = process.threadCpuUsage()
  await work(length)
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

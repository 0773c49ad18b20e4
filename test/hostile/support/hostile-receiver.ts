import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import { listenHostile, type MisbehaviorName, misbehaviors } from './misbehaviors.ts'

/** A receiver on localhost that misbehaves in one way with every connection. It stops after the test. */
export async function startHostileReceiver(name: MisbehaviorName, protocol: 'http' | 'https' = 'http') {
  const { url, stop } = await listenHostile(misbehaviors[name], protocol)
  onTestFinished(stop)
  return { url }
}

/** One receiver for each misbehavior, in a thread of their own, so that what they do costs Hark's thread nothing. */
export async function startHostileReceivers(): Promise<ReadonlyMap<MisbehaviorName, string>> {
  const thread = new Worker(new URL('receivers-thread.ts', import.meta.url))
  onTestFinished(async () => {
    await thread.terminate()
  })
  const [urls] = (await once(thread, 'message')) as [[MisbehaviorName, string][]]
  return new Map(urls)
}

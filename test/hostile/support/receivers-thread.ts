import { parentPort } from 'node:worker_threads'
import { listenHostile, misbehaviors } from './misbehaviors.ts'

/** The thread of `startHostileReceivers`. */
const listening = Object.entries(misbehaviors).map(async ([name, misbehave]) => {
  const { url } = await listenHostile(misbehave)
  return [name, url]
})
parentPort!.postMessage(await Promise.all(listening))

import { Agent, request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'

/** Asks one address again and again, in a thread that nothing else keeps busy, until it is told to stop. */
const { url, anew } = workerData as { url: string; anew: boolean }
const agent = new Agent({ keepAlive: !anew, maxSockets: 1 })
const waits: number[] = []
let stopped = false
parentPort!.once('message', () => {
  stopped = true
})

function ask(): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, { agent }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode))
    })
    asked.once('error', () => resolve(undefined)).end()
  })
}

while (!stopped) {
  const began = performance.now()
  const status = await ask()
  // Before it listens, nobody expects an answer; after that, none is as bad as one that comes late.
  if (status === 200 && waits.length === 0) parentPort!.postMessage('answered')
  if (status === 200) waits.push(performance.now() - began)
  else if (waits.length > 0) waits.push(Number.POSITIVE_INFINITY)
  await pause(10)
}
agent.destroy()
parentPort!.postMessage(waits)

import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

export interface Pulse {
  count: number
  /** Milliseconds. */
  p50: number
  p99: number
  longest: number
}

/** The pulse of a server under attack, and beside it that of one which blocks itself for 50 ms at times. */
export interface Pulses {
  hark: Pulse
  /** Over a new connection for each question, as monitors ask. */
  anew: Pulse | null
  control: Pulse
}

interface Listening {
  /** Whether the server runs before the work begins. */
  isRunning?: boolean
  /** Where a monitor asks over new connections. */
  healthPort?: string | null
}

/** Asks `/healthz` every few milliseconds while `work` runs: over one connection, and at `healthPort` over new ones. */
export async function pulseDuring(
  origin: string,
  work: () => Promise<unknown>,
  { isRunning = true, healthPort = null }: Listening = {},
): Promise<Pulses> {
  const control = await startControl()
  const hark = startHeartbeat(`${origin}/healthz`)
  const anew = healthPort === null ? null : startHeartbeat(`http://127.0.0.1:${healthPort}/healthz`, { anew: true })
  const idle = startHeartbeat(control.url)
  await Promise.all([idle.answered, ...(isRunning ? [hark.answered, anew?.answered] : [])])
  const [outcome] = await Promise.allSettled([work()])
  const pulses = { hark: await hark.stop(), anew: (await anew?.stop()) ?? null, control: await idle.stop() }
  control.stop()
  if (outcome.status === 'rejected') throw outcome.reason
  return pulses
}

/** One line with the figures that the suite is there to show. */
export function report(what: string, { hark, anew, control }: Pulses): void {
  const line = ({ count, p50, p99, longest }: Pulse) =>
    `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, longest ${longest.toFixed(1)} ms of ${count}`
  console.log(`/healthz ${what}: ${line(hark)} (one that blocks for 50 ms: ${line(control)})`)
  if (anew) console.log(`/healthz ${what}, over new connections at HEALTH_PORT: ${line(anew)}`)
}

/** 250 ms on a machine without other work; on a busy one, as much more as the control's 50 ms have become. */
export function longestAllowed({ control }: Pulses): number {
  return 5 * control.longest
}

/**
 * Whether the machine has time for both servers. If not, one wait may be many turns long and says nothing about Hark;
 * then only the others are judged.
 */
export function isCalm({ control }: Pulses): boolean {
  return control.longest < 150
}

function startHeartbeat(url: string, { anew = false } = {}) {
  const thread = new Worker(new URL('heartbeat-thread.ts', import.meta.url), { workerData: { url, anew } })
  const answered = once(thread, 'message')
  return {
    answered,
    async stop(): Promise<Pulse> {
      thread.postMessage('stop')
      let waits: unknown
      while (!Array.isArray(waits)) [waits] = await once(thread, 'message')
      const sorted = waits.toSorted((a, b) => a - b)
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
      return { count: sorted.length, p50: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? Number.NaN }
    },
  }
}

/** A server in a thread of its own that answers at once, or after the 50 ms for which it blocks itself. */
async function startControl() {
  const thread = new Worker(new URL('control-thread.ts', import.meta.url))
  const [url] = (await once(thread, 'message')) as [string]
  return { url, stop: () => void thread.terminate() }
}

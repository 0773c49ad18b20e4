import { Worker } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import type { Context } from '../../context.ts'

export interface ThreadTask {
  settings: Pick<Config, 'DATA_DIR' | 'DATABASE_URL'>
  country: string
}

/**
 * Loads a country as `loadCountry` does, in a thread of its own, because reading the gazetteer takes seconds and this
 * thread has requests to answer. Ending early leaves nothing half done: it is one transaction.
 */
export async function loadInThread(
  { config, areas }: Pick<Context, 'config' | 'areas'>,
  country: string,
  { report, signal }: { report: (step: string) => void; signal: AbortSignal },
): Promise<void> {
  signal.throwIfAborted()
  const { DATA_DIR, DATABASE_URL } = config
  const workerData: ThreadTask = { settings: { DATA_DIR, DATABASE_URL }, country }
  const thread = new Worker(new URL('load-thread.ts', import.meta.url), { workerData })
  const ended = Promise.withResolvers<void>()
  const stop = () => void thread.terminate()
  signal.addEventListener('abort', stop, { once: true })
  thread.on('message', report)
  thread.on('error', ended.reject)
  thread.on('exit', () => ended.resolve())
  await ended.promise.finally(() => signal.removeEventListener('abort', stop))
  signal.throwIfAborted()
  await areas.refresh()
}

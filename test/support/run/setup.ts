import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test processes ask for what the run shares; see `ask.ts`. */
    shared: string
  }
}

interface Stoppable {
  stop(): Promise<void>
}

/**
 * What the tests of one run share: one PostgreSQL, and one sample organisation that nobody changes. Test processes ask
 * for them here. Each starts when it is first asked for, by however many at once, so that a run that needs none waits
 * for none, and is stopped with the run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started: Promise<Stoppable>[] = []
  const onDemand = <T extends Stoppable>(start: () => Promise<T>) => {
    let running: Promise<T> | undefined
    return () => {
      if (running) return running
      running = start()
      started.push(running)
      return running
    }
  }
  const databases = onDemand(async () => (await import('./databases.ts')).openDatabases())
  const demo = onDemand(async () => (await import('../browser/demo.ts')).startDemo())
  const answers: Record<string, () => Promise<string>> = {
    '/databases/empty': async () => (await databases()).make('empty'),
    '/databases/migrated': async () => (await databases()).make('migrated'),
    '/demo': async () => (await demo()).origin,
  }

  const server = createServer(async ({ url }, response) => {
    try {
      response.end(await answers[url!]!())
    } catch (error) {
      response.writeHead(500).end(`${url} cannot be had: ${error}`)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  project.provide('shared', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  const stop = async () => {
    server.close()
    server.closeAllConnections()
    await Promise.allSettled(started.splice(0).map(async (one) => (await one).stop()))
  }
  // Vitest comes here at the end and after Ctrl-C at a terminal, but not when somebody else ends the run.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)))
  return stop
}

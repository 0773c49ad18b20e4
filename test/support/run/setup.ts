import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test processes ask for what the run shares; see `ask.ts`. */
    shared: string
  }
}

const script = fileURLToPath(new URL('shared-resources.ts', import.meta.url))

/**
 * Tests share one PostgreSQL and one sample organisation. A process beside this one keeps them; it starts when a test
 * first asks for something, so that a run that needs nothing waits for nothing.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let keeper: ChildProcess | undefined
  let address: Promise<string> | undefined
  async function start(): Promise<string> {
    // In a group of its own it does not get the Ctrl-C at the terminal, which would be too soon.
    keeper = fork(script, { detached: true, env: { ...process.env, ...project.config.env } })
    const [said] = await Promise.race([once(keeper, 'message'), once(keeper, 'exit')])
    if (typeof said !== 'string') throw new Error(`The keeper ended with ${said}.`)
    return said
  }

  const server = createServer(async ({ url }, response) => {
    try {
      address ??= start()
      response.writeHead(307, { location: `${await address}${url}` }).end()
    } catch (error) {
      response.writeHead(500).end(String(error))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  project.provide('shared', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  return async () => {
    server.close()
    server.closeAllConnections()
    if (!keeper?.connected) return
    const ended = once(keeper, 'exit')
    keeper.disconnect()
    await ended
  }
}

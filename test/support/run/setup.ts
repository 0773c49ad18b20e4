import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The address at which tests ask for shared resources; see `ask.ts`. */
    shared: string
  }
}

const script = fileURLToPath(new URL('shared-resources.ts', import.meta.url))

/**
 * Tests share one PostgreSQL and one sample organization, which a separate process holds. It starts when a test first
 * asks for something, so that a run that needs nothing does not wait.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let sharedProcess: ChildProcess | undefined
  let address: Promise<string> | undefined
  async function start(): Promise<string> {
    // Detached, so that Ctrl-C at the terminal does not stop it before the tests have ended.
    sharedProcess = fork(script, { detached: true, env: { ...process.env, ...project.config.env } })
    const [message] = await Promise.race([once(sharedProcess, 'message'), once(sharedProcess, 'exit')])
    if (typeof message !== 'string') throw new Error(`${script} exited with code ${message}.`)
    return message
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
    if (!sharedProcess?.connected) return
    const ended = once(sharedProcess, 'exit')
    sharedProcess.disconnect()
    await ended
  }
}

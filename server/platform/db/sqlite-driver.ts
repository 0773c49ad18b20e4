import type Database from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { breathe } from '../breathe.ts'
import { SharedFile, untilFree } from './shared-file.ts'

/**
 * Runs the queries of this process on its one connection to the file. SQLite itself waits for the lock of another
 * process by blocking the thread, and with it every request. Here a statement that finds the file locked is tried again
 * after a pause, in which other requests can read; whoever has waited for `patienceMillis` gets `Busy`.
 */
export class SqliteDriver implements Driver {
  readonly #file: SharedFile

  constructor(database: Database.Database, patienceMillis: number) {
    this.#file = new SharedFile(database, patienceMillis)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<FileConnection> {
    return new FileConnection(this.#file)
  }

  beginTransaction(connection: FileConnection, { accessMode }: TransactionSettings): Promise<void> {
    return connection.begin(accessMode === 'read only' ? 'begin' : 'begin immediate')
  }

  commitTransaction(connection: FileConnection): Promise<void> {
    return connection.commit()
  }

  async rollbackTransaction(connection: FileConnection): Promise<void> {
    connection.rollBack()
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#file.database.close()
  }
}

class FileConnection implements DatabaseConnection {
  readonly #file: SharedFile
  #isInTransaction = false

  constructor(file: SharedFile) {
    this.#file = file
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await breathe()
    const execute = () => run<R>(this.#file.database, query)
    return this.#isInTransaction ? execute() : this.#file.runAlone(execute)
  }

  // biome-ignore lint/correctness/useYield: the interface wants a generator, and nothing in Hark streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Queries on SQLite are not streamed.')
  }

  /**
   * Takes the write lock at once. A plain BEGIN takes it at the first write; if another process has written by then,
   * that fails, however long one waits. It is for transactions that only read, which other processes need not wait for.
   */
  begin(statement: 'begin immediate' | 'begin'): Promise<void> {
    const { database, using, locking } = this.#file
    return this.#file.patiently(async (patience) => {
      if (!locking.takeAtOnce()) await locking.take(patience())
      try {
        await untilFree(patience, async () => {
          if (!using.takeAtOnce()) await using.take(patience())
          try {
            database.exec(statement)
          } catch (error) {
            using.leave()
            throw error
          }
        })
        this.#isInTransaction = true
      } catch (error) {
        locking.leave()
        throw error
      }
    })
  }

  async commit(): Promise<void> {
    await this.#file.patiently((patience) => untilFree(patience, async () => this.#file.database.exec('commit')))
    this.#end()
  }

  rollBack(): void {
    try {
      // After some errors, such as a full disk, SQLite has rolled back by itself.
      if (this.#file.database.inTransaction) this.#file.database.exec('rollback')
    } finally {
      this.#end()
    }
  }

  #end(): void {
    this.#isInTransaction = false
    this.#file.using.leave()
    this.#file.locking.leave()
  }
}

function run<R>(database: Database.Database, { sql, parameters }: CompiledQuery): QueryResult<R> {
  const statement = database.prepare(sql)
  if (statement.reader) return { rows: statement.all(parameters) as R[] }
  const { changes, lastInsertRowid } = statement.run(parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

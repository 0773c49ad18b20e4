import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { ConnectionLost, lossFrom } from '../database-trouble.ts'
import { inTime, Unfinished } from '../in-time.ts'

const patient = new AsyncLocalStorage<true>()

/** Runs `work`, whose queries may take as long as they need. */
export function withoutHurry<T>(work: () => Promise<T>): Promise<T> {
  return patient.run(true, work)
}

/**
 * A connection of the pool. When an answer does not come in time, it is dead (a failover, a router that forgot it) or the
 * server hangs: the query fails, and so does every later one, and the pool closes the connection when it is released.
 * Without this, one lost answer would keep its user and its connection for ever.
 */
export class PooledConnection {
  readonly #client: pg.PoolClient
  readonly #queryMillis: number
  #asking = 0
  #lost: ConnectionLost | null = null

  constructor(client: pg.PoolClient, queryMillis: number) {
    this.#client = client
    this.#queryMillis = queryMillis
    // A connection that breaks says so by this event, whether somebody uses it or not. Without a listener it would end
    // the process.
    client.on('error', (error) => this.#lose(error))
  }

  async query(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    if (this.#lost) throw this.#lost
    this.#asking += 1
    try {
      const answer = this.#client.query(sql, [...parameters])
      return await (patient.getStore() ? answer : inTime(answer, this.#queryMillis))
    } catch (error) {
      if (error instanceof Unfinished) this.#lose(error)
      else this.#lost ??= lossFrom(error as Error)
      throw this.#lost ?? error
    } finally {
      this.#asking -= 1
    }
  }

  release(discard = false): void {
    this.#client.release(discard || this.#lost !== null)
  }

  #lose(error: Error): void {
    this.#lost ??= new ConnectionLost(error, this.#asking > 0)
  }
}

import {
  type BinaryOperationNode,
  Kysely,
  PostgresDialect,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type QueryCompiler,
} from 'kysely'
import pg from 'pg'
import type { Tables } from '../../tables.ts'
import { ConnectionLost } from '../database-trouble.ts'
import { Busy } from '../errors.ts'
import { longList } from './long-list.ts'
import { PooledConnection } from './pooled-connection.ts'

const TIMESTAMPTZ = 1184
const INT8 = 20

export interface PostgresLimits {
  /** How long a statement waits for a lock; as long as on SQLite. */
  lockMillis: number
  /** How long a transaction may do nothing. Then the server ends it, whatever it holds: its process hangs or is gone. */
  idleMillis: number
  /** How long a query waits for one of the connections. */
  connectionMillis: number
  /** How long an answer may take. Well above `lockMillis`, so that only one that never comes is given up. */
  queryMillis: number
}

const usual: PostgresLimits = { lockMillis: 10_000, idleMillis: 30_000, connectionMillis: 5_000, queryMillis: 20_000 }

/** Opens a pool whose rows look like those of SQLite: instants are UTC text and counts are numbers. */
export function openPostgres(url: string, limits: Partial<PostgresLimits> = {}): Kysely<Tables> {
  const { lockMillis, idleMillis, connectionMillis, queryMillis } = { ...usual, ...limits }
  const types = new pg.TypeOverrides()
  types.setTypeParser(TIMESTAMPTZ, (text: string) => new Date(text).toISOString())
  types.setTypeParser(INT8, Number)
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    connectionTimeoutMillis: connectionMillis,
    lock_timeout: lockMillis,
    idle_in_transaction_session_timeout: idleMillis,
    // Finds out that the machine at the other end is gone, also where a query may take as long as it needs.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  })
  const connections = new WeakMap<pg.PoolClient, PooledConnection>()
  const open = new Set<pg.PoolClient>()
  // An idle connection that breaks is replaced.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    connections.set(client, new PooledConnection(client, queryMillis))
    open.add(client)
    client.once('end', () => open.delete(client))
  })
  const connect = async () => {
    const client = await pool.connect().catch(throwLost)
    return connections.get(client) as unknown as PostgresPoolClient
  }
  const end = async () => {
    await pool.end()
    // A server that does not answer does not close its end either, and the process would wait for that.
    for (const client of open) (client as unknown as Unreferable).unref()
  }
  const { options } = pool
  return new Kysely<Tables>({ dialect: new AppPostgresDialect({ pool: { options, connect, end } }) })
}

/** What clients have, although their types do not say so. */
interface Unreferable {
  unref(): void
}

function throwLost(error: Error): never {
  // When all connections wait for a lock that somebody holds for long, those who come after them get none.
  if (error.message === 'timeout exceeded when trying to connect') throw new Busy()
  throw error instanceof pg.DatabaseError ? error : new ConnectionLost(error, false)
}

class AppPostgresDialect extends PostgresDialect {
  override createQueryCompiler(): QueryCompiler {
    return new AppPostgresCompiler()
  }
}

class AppPostgresCompiler extends PostgresQueryCompiler {
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const list = longList(node)
    if (list === null) super.visitBinaryOperation(node)
    else {
      this.visitNode(list.operand)
      this.append(list.isNot ? ' <> all(' : ' = any(')
      this.appendValue(list.values)
      this.append(')')
    }
  }
}

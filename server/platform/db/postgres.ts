import { type BinaryOperationNode, Kysely, PostgresDialect, PostgresQueryCompiler, type QueryCompiler } from 'kysely'
import pg from 'pg'
import type { Tables } from '../../tables.ts'
import { Busy } from '../errors.ts'
import { longList } from './long-list.ts'

const TIMESTAMPTZ = 1184
const INT8 = 20

export interface PostgresLimits {
  /** How long a statement waits for a lock; as long as on SQLite. */
  lockMillis: number
  /** How long a transaction may do nothing. Then the server ends it, whatever it holds: its process hangs or is gone. */
  idleMillis: number
  /** How long a query waits for one of the connections. */
  connectionMillis: number
}

const usual: PostgresLimits = { lockMillis: 10_000, idleMillis: 30_000, connectionMillis: 5_000 }

/** Opens a pool whose rows look like those of SQLite: instants are UTC text and counts are numbers. */
export function openPostgres(url: string, limits: Partial<PostgresLimits> = {}): Kysely<Tables> {
  const { lockMillis, idleMillis, connectionMillis } = { ...usual, ...limits }
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
  })
  // A broken connection fails its query and is replaced. It also emits an event, idle or not, that without a listener
  // would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const { options } = pool
  const connections = { options, connect: () => pool.connect().catch(throwBusy), end: () => pool.end() }
  return new Kysely<Tables>({ dialect: new AppPostgresDialect({ pool: connections }) })
}

/** When all connections wait for a lock that somebody holds for long, those who come after them get none. */
function throwBusy(error: Error): never {
  if (error.message === 'timeout exceeded when trying to connect') throw new Busy()
  throw error
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

import Database from 'better-sqlite3'
import {
  type BinaryOperationNode,
  type Driver,
  Kysely,
  type QueryCompiler,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteDialect,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from '../../tables.ts'
import { longList } from './long-list.ts'
import { SqliteDriver } from './sqlite-driver.ts'

/** How long a request waits for another process to release the file, and the opening of the file too. */
const PATIENCE = 10_000

/** Opens the file (or `:memory:`). Opening blocks while another process has it locked; queries do not. */
export function openSqlite(path: string, { patienceMillis = PATIENCE } = {}): Kysely<Tables> {
  const database = new Database(path, { timeout: PATIENCE })
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  database.pragma('busy_timeout = 0')
  return new Kysely<Tables>({ dialect: new AppSqliteDialect(database, patienceMillis) })
}

/** Hides the differences from PostgreSQL, so that queries and migrations need not know about them. */
class AppSqliteDialect extends SqliteDialect {
  readonly #driver: Driver

  constructor(database: Database.Database, patienceMillis: number) {
    super({ database })
    this.#driver = new SqliteDriver(database, patienceMillis)
  }

  override createAdapter(): SqliteAdapter {
    return new AppSqliteAdapter()
  }

  override createDriver(): Driver {
    return this.#driver
  }

  override createQueryCompiler(): QueryCompiler {
    return new AppSqliteCompiler()
  }
}

class AppSqliteAdapter extends SqliteAdapter {
  /**
   * Runs all migrations in one transaction. If one is interrupted, none has run, and when two processes start at once,
   * the second finds them done. SQLite supports this, although Kysely says that it does not.
   */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** The driver takes turns by itself: Kysely would let nobody read while somebody waits for the write lock. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

const rowLocks: readonly string[] = ['ForUpdate', 'ForNoKeyUpdate', 'ForShare', 'ForKeyShare', 'NoWait', 'SkipLocked']

class AppSqliteCompiler extends SqliteQueryCompiler {
  /** SQLite has no FOR UPDATE or SKIP LOCKED and needs none, because a transaction locks the whole database. */
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!node.modifier || !rowLocks.includes(node.modifier)) super.visitSelectModifier(node)
  }

  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const list = longList(node)
    if (list === null) super.visitBinaryOperation(node)
    else {
      this.visitNode(list.operand)
      this.append(list.isNot ? ' not in (select value from json_each(' : ' in (select value from json_each(')
      this.appendValue(JSON.stringify(list.values))
      this.append('))')
    }
  }
}

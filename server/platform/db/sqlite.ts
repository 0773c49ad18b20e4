import Database from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryCompiler,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from '../../tables.ts'

/** Opens the file (or `:memory:`); writers in other processes wait for each other up to 10 seconds. */
export function openSqlite(path: string): Kysely<Tables> {
  const database = new Database(path)
  database.pragma('busy_timeout = 10000')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('foreign_keys = ON')
  return new Kysely<Tables>({ dialect: new AppSqliteDialect({ database }) })
}

/** Hides the differences from PostgreSQL, so that queries and migrations need not know about them. */
class AppSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdl()
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#config)
  }

  override createQueryCompiler(): QueryCompiler {
    return new WithoutRowLocks()
  }
}

/**
 * Runs all migrations in one transaction. If one is interrupted, none has run, and when two processes start at once,
 * the second finds them done. SQLite supports this, although Kysely says that it does not.
 */
class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/**
 * Takes the write lock when a transaction begins. A plain BEGIN takes it at the first write; if another process has
 * written by then, that fails at once, whatever busy_timeout is.
 */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

const rowLocks: readonly string[] = ['ForUpdate', 'ForNoKeyUpdate', 'ForShare', 'ForKeyShare', 'NoWait', 'SkipLocked']

/** SQLite has no FOR UPDATE or SKIP LOCKED and needs none, because a transaction locks the whole database. */
class WithoutRowLocks extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!node.modifier || !rowLocks.includes(node.modifier)) super.visitSelectModifier(node)
  }
}

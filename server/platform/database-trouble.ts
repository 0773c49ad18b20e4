import { Busy, DiskFailed, OutcomeUnknown } from './errors.ts'

/** The connection to the database was lost, or none could be made. Whatever its transaction had done is undone. */
export class ConnectionLost extends Error {
  /** Whether a query was under way. If that was a commit, nobody knows whether the database carried it out. */
  readonly whileAsking: boolean
  readonly code: unknown

  constructor(cause: Error, whileAsking: boolean) {
    super(cause.message, { cause })
    this.whileAsking = whileAsking
    this.code = (cause as { code?: unknown }).code
  }
}

const LOCK_TIMEOUT = '55P03'
const IDLE_TIMEOUT = '25P03'
/** The connection is broken, or the server ends it: classes and codes of PostgreSQL's errors. */
const ended = /^(08...|57P0[1-5])$/
const lacksResources = /^53...$/
const diskFailures = /^(53100|SQLITE_(FULL|IOERR|READONLY).*)$/

/** The loss that comes with an error by which PostgreSQL ends the connection; null for all other errors. */
export function lossFrom(error: Error & { code?: unknown }): ConnectionLost | null {
  const code = String(error.code)
  // What was asked came too late for a transaction that the server had ended.
  if (code === IDLE_TIMEOUT) return new ConnectionLost(error, false)
  return ended.test(code) ? new ConnectionLost(error, true) : null
}

/**
 * Busy, if the error says that the database cannot be used at this moment: somebody else held a lock for too long, this
 * process did nothing for too long, the server is away, or its disk failed. Nothing is wrong with Hark then.
 */
export function busyFrom(error: unknown): Busy | null {
  if (error instanceof Busy) return error
  const busy = error instanceof Error ? asBusy(error) : null
  if (busy) busy.cause = error
  return busy
}

function asBusy(error: Error & { code?: unknown }): Busy | null {
  const code = String(error.code)
  if (diskFailures.test(code)) return new DiskFailed()
  if (code === LOCK_TIMEOUT || code === IDLE_TIMEOUT) return new Busy()
  const isAway = error instanceof ConnectionLost || ended.test(code) || lacksResources.test(code)
  if (isAway) return new Busy('The database is not responding, so nothing was saved. Try again in a few seconds.')
  // What Kysely says to a request that goes on after its client has gone and the process has stopped.
  return error.message === 'driver has already been destroyed' ? stopping() : null
}

function stopping(): Busy {
  return new Busy('Hark is restarting, so nothing was saved. Try again in a few seconds.')
}

/** Whether a transaction that failed with this error at its commit may have been committed. */
export function mayBeCommitted(error: unknown): boolean {
  return error instanceof ConnectionLost && error.whileAsking
}

/** How loud to log an error: `error` is for what somebody has to look at. */
export function logLevelFor(error: unknown): 'warn' | 'error' {
  if (error instanceof OutcomeUnknown) return 'warn'
  const busy = busyFrom(error)
  return busy === null || busy instanceof DiskFailed ? 'error' : 'warn'
}

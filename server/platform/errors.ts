/** One sentence for each invalid field, by path: `{ 'audience.include.0': 'There is no area US-XX.' }`. */
export type FieldErrors = Record<string, string>

/** Enough to see what is wrong with a list. A sentence for each of 50,000 codes is several megabytes. */
export const MISTAKES_AT_MOST = 100

/** An error that a person can understand and act on. Any other error is a bug. */
export abstract class DomainError extends Error {
  abstract readonly status: number
  abstract readonly title: string
  /** Additional members of the problem+json response, such as the report of a refused check. */
  readonly extra: Record<string, unknown> | undefined

  constructor(message: string, extra?: Record<string, unknown>) {
    super(message)
    this.extra = extra
  }
}

export class Unreadable extends DomainError {
  readonly status = 400
  readonly title = 'Could not be read'
}

export class Unauthenticated extends DomainError {
  readonly status = 401
  readonly title = 'Sign in first'
}

export class Forbidden extends DomainError {
  readonly status = 403
  readonly title = 'Not allowed'
}

export class NotFound extends DomainError {
  readonly status = 404
  readonly title = 'Not found'
}

export class Conflict extends DomainError {
  readonly status = 409
  readonly title = 'Not possible right now'
}

/** The body is of a type that this route does not read. */
export class UnknownContent extends DomainError {
  readonly status = 415
  readonly title = 'Unsupported content type'
}

/** The input is invalid, or the rules refuse it. */
export class Invalid extends DomainError {
  readonly status = 422
  readonly title = 'There is a problem'
  readonly fields: FieldErrors

  constructor(fields: FieldErrors | string, extra?: Record<string, unknown>) {
    super(
      typeof fields === 'string' ? fields : (Object.values(fields)[0] ?? 'There is a problem with what you entered.'),
      extra,
    )
    this.fields = typeof fields === 'string' ? {} : fields
  }
}

export class PreconditionRequired extends DomainError {
  readonly status = 428
  readonly title = 'Revision required'
}

export class TooMany extends DomainError {
  readonly status = 429
  readonly title = 'Too many attempts'
  readonly retryAfterSeconds: number

  constructor(message: string, retryAfterSeconds: number) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Too much is going on at this moment, or somebody else holds a lock for long. Trying again soon helps. */
export class Busy extends DomainError {
  readonly status = 503
  readonly title = 'Busy right now'
  readonly retryAfterSeconds: number

  constructor(
    message = 'The database is busy, so nothing was saved. Try again in a few seconds.',
    retryAfterSeconds = 5,
  ) {
    super(message)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Hark became too busy when the work was done and only its answer was to be found. Repeating it does it twice. */
export class DoneUnanswered extends DomainError {
  readonly status = 503
  readonly title = 'Done, but not shown'

  constructor() {
    super('This was saved, but the result cannot be shown. Check before you try again.')
  }
}

/** The disk under the database is full, or cannot be read or written. It does not help to wait: somebody has to look at it. */
export class DiskFailed extends Busy {
  constructor() {
    super(
      'The database disk is full or failing, so nothing was saved. Tell whoever runs Hark, and try again later.',
      60,
    )
  }
}

/** The connection to the database was lost at the commit. Repeating it may do it twice. */
export class OutcomeUnknown extends DomainError {
  readonly status = 503
  readonly title = 'May have been saved'

  constructor() {
    super(
      'The database connection was lost while saving, so this may or may not have been saved. Check before you try again.',
    )
  }
}

/** The process cannot start or a command cannot run. The terminal shows only the message. */
export class CannotStart extends Error {}

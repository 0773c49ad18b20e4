/** A sentence for each field that is wrong, by its path: `{ 'audience.include.0': 'There is no area US-XX.' }`. */
export type FieldErrors = Record<string, string>

/** Something a person can understand and act on. Anything else that is thrown is a bug. */
export abstract class DomainError extends Error {
  abstract readonly status: number
  abstract readonly title: string
  /** More members of the problem+json answer, such as the report of a refused check. */
  readonly extra: Record<string, unknown> | undefined

  constructor(message: string, extra?: Record<string, unknown>) {
    super(message)
    this.extra = extra
  }
}

export class Unreadable extends DomainError {
  readonly status = 400
  readonly title = 'That could not be read'
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
  readonly title = 'That is not possible now'
}

/** The input is wrong, or the rules refuse it. */
export class Invalid extends DomainError {
  readonly status = 422
  readonly title = 'Some of this needs changing'
  readonly fields: FieldErrors

  constructor(fields: FieldErrors | string, extra?: Record<string, unknown>) {
    super(typeof fields === 'string' ? fields : (Object.values(fields)[0] ?? 'Some of this needs changing.'), extra)
    this.fields = typeof fields === 'string' ? {} : fields
  }
}

export class PreconditionRequired extends DomainError {
  readonly status = 428
  readonly title = 'Say which revision this is about'
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

/** The process cannot start or a command cannot run; the message is the one line on the terminal. */
export class CannotStart extends Error {}

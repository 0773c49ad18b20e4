import type { FastifyInstance } from 'fastify'
import { Invalid, Unreadable } from '../errors.ts'

const deepest = 50

/**
 * Refuses input that the databases cannot store: PostgreSQL text cannot contain U+0000, and deeply nested values cannot
 * be serialized as JSON again.
 */
export function rejectNul(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.url.includes('%00')) throw new Unreadable('The address has a character (U+0000) that no text can hold.')
  })
  app.addHook('preValidation', async (request) => {
    const { body } = request
    const path = body instanceof URLSearchParams ? pathInForm(body) : pathOfNul(body)
    if (path !== null) throw new Invalid({ [path.join('.')]: 'This has a character (U+0000) that no text can hold.' })
  })
}

/** A form may have several fields of one name, and each has to be looked at. */
function pathInForm(form: URLSearchParams): string[] | null {
  for (const [name, value] of form) if (`${name}${value}`.includes('\u0000')) return [name]
  return null
}

/** The path of the member that contains U+0000; null when there is none. */
function pathOfNul(value: unknown, depth = 0): string[] | null {
  if (depth > deepest) throw new Unreadable(`The body is nested more than ${deepest} deep.`)
  if (typeof value === 'string') return value.includes('\u0000') ? [] : null
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    if (name.includes('\u0000')) return []
    const path = pathOfNul(member, depth + 1)
    if (path !== null) return [name, ...path]
  }
  return null
}

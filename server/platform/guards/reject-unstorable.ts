import type { FastifyInstance } from 'fastify'
import { Invalid, Unreadable } from '../errors.ts'

/**
 * Refuses input that the databases cannot store as it was sent: PostgreSQL text cannot contain U+0000, and UTF-8 has no
 * half of a surrogate pair. How deep a body is nested has been looked at before it was parsed.
 */
export function rejectUnstorable(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ params, query }) => {
    const found = findUnstorable([params, query])
    if (found) throw new Unreadable(`The address has ${found.what} that no text can hold.`)
  })
  app.addHook('preValidation', async ({ body }) => requireStorable(body))
}

/** Throws Invalid for a body that the databases cannot store. */
export function requireStorable(body: unknown): void {
  const found = findUnstorable(body instanceof URLSearchParams ? [...body] : body)
  if (!found) return
  // A form may have several fields of one name, so it is looked at as a list of pairs.
  const path = body instanceof URLSearchParams ? [[...body][Number(found.path[0])]![0]] : found.path
  throw new Invalid({ [path.join('.')]: `This has ${found.what} that no text can hold.` })
}

interface Unstorable {
  /** Of the member that contains it. */
  path: string[]
  what: string
}

function findUnstorable(value: unknown): Unstorable | null {
  if (typeof value === 'string') return unstorableText(value)
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    const inName = unstorableText(name)
    if (inName) return inName
    const found = findUnstorable(member)
    if (found) return { ...found, path: [name, ...found.path] }
  }
  return null
}

function unstorableText(text: string): Unstorable | null {
  if (text.includes('\u0000')) return { path: [], what: 'a character (U+0000)' }
  return text.isWellFormed() ? null : { path: [], what: 'half of a character (a lone surrogate)' }
}

import type { FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'

/** Who asks for a page, and where the answer goes. */
export interface PageRequest {
  context: Context
  reply: FastifyReply
  person: Person
}

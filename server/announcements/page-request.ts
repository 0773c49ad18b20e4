import type { FastifyReply } from 'fastify'
import type { Context } from '../context.ts'
import type { Person } from '../people/person.ts'

/** A request for a page: who made it, and the reply that answers it. */
export interface PageRequest {
  context: Context
  reply: FastifyReply
  person: Person
}

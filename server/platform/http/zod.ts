import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyTypeProvider, RawServerDefault } from 'fastify'
import { z } from 'zod'
import { Invalid, NotFound, Unreadable } from '../errors.ts'
import { fieldErrors } from './forms.ts'
import { issueInWords } from './zod-words.ts'

export interface Zod extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown
  serializer: this['schema'] extends z.ZodType ? z.input<this['schema']> : unknown
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, Zod>

/** Lets a route's `schema` hold zod schemas. An invalid body is 422, an invalid query 400, and an invalid path 404. */
export function useZod(app: FastifyInstance): void {
  z.config({ customError: issueInWords })
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data) => {
    const parsed = schema.safeParse(data)
    if (parsed.success) return { value: parsed.data }
    const fields = fieldErrors(parsed.error)
    if (httpPart === 'body') return { error: new Invalid(fields) }
    if (httpPart === 'params') return { error: new NotFound('Page not found.') }
    const [[name, message] = ['', '']] = Object.entries(fields)
    return { error: new Unreadable(name === '' ? message : `${name}: ${message}`) }
  })
  app.setSerializerCompiler<z.ZodType>(
    ({ schema }) =>
      (data) =>
        JSON.stringify(schema.parse(data)),
  )
}

import type { FastifyRequest } from 'fastify'
import { UnknownContent } from '../errors.ts'
import { wantedContent } from './bodies.ts'
import type { App } from './zod.ts'

/** Routes whose body is a file of one of these types, and nothing around it. Each says so by `readsBytes`, too. */
export function withBytes(app: App, types: readonly string[], routes: (scope: App) => void): void {
  app.register(async (scope) => {
    scope.addContentTypeParser([...types], { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    routes(scope as unknown as App)
  })
}

/** The file. JSON is read everywhere, and is none. */
export function bytesOf(request: FastifyRequest): Buffer {
  if (Buffer.isBuffer(request.body)) return request.body
  throw new UnknownContent(wantedContent(request))
}

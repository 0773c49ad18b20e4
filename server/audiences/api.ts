import type { Context } from '../context.ts'
import type { App } from '../platform/http/zod.ts'
import { describeAudience } from './describe.ts'
import { audienceDescription, audienceInput } from './schema.ts'

export function audienceApi(app: App, { areas }: Context): void {
  app.post(
    '/api/v1/audiences/describe',
    {
      config: { access: 'person', asks: true, longQuestion: true },
      schema: { body: audienceInput, response: { 200: audienceDescription } },
    },
    async (request) => describeAudience(areas.tree, request.body),
  )
}

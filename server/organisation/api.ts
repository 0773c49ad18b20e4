import type { z } from 'zod'
import type { Context } from '../context.ts'
import { imagePath } from '../images/image.ts'
import { currentPerson } from '../people/sessions.ts'
import { revisionGiven } from '../platform/http/revision.ts'
import type { App } from '../platform/http/zod.ts'
import { findOrganisation, type Organisation } from '../platform/organisation.ts'
import { withAnswer } from '../platform/transact.ts'
import { changeOrganisation, requireServable } from './actions.ts'
import { organisationChange, organisationOutput } from './schema.ts'

const reading = { access: 'person' as const }
const changing = { access: 'administrator' as const }
const response = { 200: organisationOutput }

export function organisationApi(app: App, context: Context): void {
  app.get('/api/v1/organisation', { config: reading, schema: { response } }, async () =>
    present(await findOrganisation(context.db)),
  )

  app.patch(
    '/api/v1/organisation',
    { config: changing, schema: { body: organisationChange, response } },
    async (request) => {
      requireServable(context.areas.tree, request.body)
      return withAnswer(context, async (inside) => {
        await changeOrganisation(inside, request.body, currentPerson(request), revisionGiven(request))
        return present(await findOrganisation(inside.db))
      })
    },
  )
}

function present({ logo, served, ...organisation }: Organisation): z.input<typeof organisationOutput> {
  const address = logo && { address: imagePath(logo.id), width: logo.width, height: logo.height }
  return { ...organisation, served: { include: served.include, exclude: served.exclude }, logo: address }
}

import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { type FindNamings, namingKinds } from '../corrections/naming.ts'
import { listStillNamed } from './retired.ts'
import { retiredPage } from './retired-views.ts'

const reading = { access: 'person' } as const

const namingOutput = z.object({
  what: z.enum(namingKinds),
  title: z.string(),
  href: z.string().nullable(),
  state: z.string(),
})

const retiredOutput = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      retiredAt: z.string(),
      instead: z.object({ code: z.string(), name: z.string() }).nullable().describe('What it may be called now.'),
      namedBy: z.array(namingOutput).describe('What is in use, or may still go out, and names it.'),
    }),
  ),
})

/** What the gazetteer no longer lists, but something still names. */
export function retiredAreaPages(app: App, context: Context, findNamings: FindNamings): void {
  app.get('/areas/retired', { config: { ...reading, longQuestion: true } }, async (request, reply) => {
    const named = await listStillNamed(context, findNamings, currentPerson(request))
    const { zone } = await findOrganisation(context.db)
    reply.locals!.section = 'areas'
    return reply.render('areas/retired', retiredPage(context.areas.tree, named, zone))
  })
}

export function retiredAreaApi(app: App, context: Context, findNamings: FindNamings): void {
  app.get(
    '/api/v1/areas/retired',
    { config: { ...reading, longQuestion: true }, schema: { response: { 200: retiredOutput } } },
    async (request) => {
      const named = await listStillNamed(context, findNamings, currentPerson(request))
      return {
        items: named.map(({ area: { code, name, retiredAt }, instead, namings }) => ({
          ...{ code, name, retiredAt: retiredAt! },
          instead: instead && { code: instead.code, name: instead.name },
          namedBy: namings.map(({ what, title, href, state }) => ({ what, title, href, state })),
        })),
      }
    },
  )
}

import { z } from 'zod'
import type { Context } from '../context.ts'
import { may } from '../people/person.ts'
import { currentPerson } from '../people/sessions.ts'
import { toInstant } from '../platform/clock.ts'
import type { App } from '../platform/http/zod.ts'
import { wantsFragment } from '../platform/pages/render.ts'
import type { Db } from '../platform/transact.ts'
import { areGuesses } from './guesses.ts'
import { findArea } from './tree/tree.ts'
import { inArea } from './tree/with-article.ts'
import { askedFor, foundList, insideList, retiredNote } from './views.ts'

const querystring = z.object({ q: z.string().max(200).default(''), under: z.string().max(200).default('') })
const reading = { access: 'person' as const }

/** Sentences about countries whose installed gazetteer is newer than the loaded one (server/areas/gazetteer/installed.ts). */
export type ListOutdated = (db: Db) => Promise<string[]>

export function areaRoutes(app: App, context: Context, listOutdated: ListOutdated): void {
  const { db, areas } = context

  app.get('/areas', { config: reading, schema: { querystring } }, async (request, reply) => {
    const { tree, search } = areas
    const query = request.query.q.trim()
    const under = request.query.under === '' ? null : findArea(tree, request.query.under)
    const found = query === '' ? [] : search.matches(query, { under: under?.code, limit: askedFor })
    const now = toInstant(context.now())
    const isGuess = areGuesses(search, query, found)
    const list = query === '' ? insideList(tree, under, now) : foundList(tree, query, { found, isGuess, now })
    if (wantsFragment(request)) return reply.render('areas/_list', { list })
    reply.locals!.section = 'areas'
    const mayCorrect = may(currentPerson(request), 'administrator')
    return reply.render('areas/index', {
      query,
      under: under && { code: under.code, name: under.name, where: inArea(under.name) },
      list,
      mayCorrect,
      outdated: mayCorrect ? await listOutdated(db) : [],
      retired: retiredNote(tree),
    })
  })
}

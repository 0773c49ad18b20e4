import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import { formOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { previewPeople, setPeople } from '../corrections/people-actions.ts'
import { type Figure, figuresIn, readFigures } from '../corrections/people-list.ts'
import { peopleInput, peopleOutput } from '../corrections/schema.ts'
import { peoplePage, peoplePreview, takenNote } from './people-views.ts'

const changing = { access: 'administrator' } as const

/** Own figures of how many people live where, as a list. It is shown before it is taken, and taken as a whole. */
export function peopleFigurePages(app: App, context: Context): void {
  app.get('/areas/people', { config: changing }, async (_request, reply) => {
    reply.locals!.section = 'areas'
    return reply.render('areas/people', peoplePage(''))
  })

  app.post('/areas/people', { config: changing }, async (request, reply) => {
    const form = formOf(request)
    const csv = form.get('csv') ?? ''
    const actor = currentPerson(request)
    reply.locals!.section = 'areas'
    const figures = linesOf(csv)
    if (typeof figures === 'string') return reply.code(422).render('areas/people', peoplePage(csv, figures))
    // Another process may have taken other figures just now.
    await context.areas.refresh()
    const read = await readFigures(context.areas, figures)
    const seen = form.get('seen')
    let isOutdated = false
    if (seen !== null && read.problems.length === 0) {
      const done = await setPeople(context, read.people, { actor, seen }).catch(conflict)
      if (done !== null) {
        reply.flash('good', takenNote(done.changes.length))
        return reply.redirect('/areas', 303)
      }
      isOutdated = true
      await context.areas.refresh()
    }
    const plan = await previewPeople(context, read.people, actor)
    const shown = peoplePreview(context.areas.tree, csv, { ...read, isOutdated }, plan)
    return reply.code(isOutdated ? 409 : read.problems.length === 0 ? 200 : 422).render('areas/people', shown)
  })
}

export function peopleFigureApi(app: App, context: Context): void {
  app.post(
    '/api/v1/areas/people',
    { config: changing, schema: { body: peopleInput, response: { 200: peopleOutput } } },
    async (request) => {
      const { figures, preview } = request.body
      const actor = currentPerson(request)
      await context.areas.refresh()
      const read = await readFigures(
        context.areas,
        figures.map((figure, index) => ({ ...figure, line: index + 1 })),
      )
      const problems = read.problems.map(({ line, why }) => ({ index: line - 1, why }))
      if (!preview && problems.length > 0)
        throw new Invalid(Object.fromEntries(problems.map(({ index, why }) => [`figures.${index}`, why])))
      const { changes, unchanged } = preview
        ? await previewPeople(context, read.people, actor)
        : await setPeople(context, read.people, { actor })
      return { changes, unchanged, problems, applied: !preview }
    },
  )
}

/** Null where others have changed figures since the preview: it is shown again. */
function conflict(error: unknown): null {
  if (error instanceof Conflict) return null
  throw error
}

/** The lines of the list, or what is wrong with it as a whole. */
function linesOf(csv: string): Figure[] | string {
  try {
    return figuresIn(csv)
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}

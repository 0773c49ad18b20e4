import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { Invalid } from '../../platform/errors.ts'
import { formatCount } from '../../platform/format.ts'
import { formOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { previewPeople, setPeople } from '../corrections/people-actions.ts'
import { type Figure, figuresIn, readFigures } from '../corrections/people-list.ts'
import { peopleInput, peopleOutput } from '../corrections/schema.ts'
import { peoplePage, peoplePreview } from './people-views.ts'

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
    const read = readFigures(context.areas, figures)
    const seen = form.get('seen')
    if (seen !== null && read.problems.length === 0) {
      const { changes } = await setPeople(context, read.people, { actor, seen })
      reply.flash('good', `${formatCount(changes.length, 'area')} has your own figure now, also after every reload.`)
      return reply.redirect('/areas', 303)
    }
    const plan = await previewPeople(context, read.people, actor)
    return reply
      .code(read.problems.length === 0 ? 200 : 422)
      .render('areas/people', peoplePreview(context.areas.tree, csv, read, plan))
  })
}

export function peopleFigureApi(app: App, context: Context): void {
  app.post(
    '/api/v1/areas/people',
    { config: changing, schema: { body: peopleInput, response: { 200: peopleOutput } } },
    async (request) => {
      const { figures, preview } = request.body
      const actor = currentPerson(request)
      const read = readFigures(
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

/** The lines of the list, or what is wrong with it as a whole. */
function linesOf(csv: string): Figure[] | string {
  try {
    return figuresIn(csv)
  } catch (error) {
    if (error instanceof Invalid) return error.message
    throw error
  }
}

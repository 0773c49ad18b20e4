import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { may } from '../../people/person.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { Conflict, type FieldErrors, Invalid } from '../../platform/errors.ts'
import { fieldErrors, formOf, refusal, summaryOf } from '../../platform/http/forms.ts'
import type { App } from '../../platform/http/zod.ts'
import { findOrganisation } from '../../platform/organisation.ts'
import { correctArea, undoCorrection } from '../corrections/actions.ts'
import type { FindConsequences } from '../corrections/consequences.ts'
import { type CorrectedField, correctedFields, revisionOfArea } from '../corrections/correction.ts'
import { countedPeople } from '../corrections/moved-people.ts'
import type { FindNamings } from '../corrections/naming.ts'
import { planCorrection } from '../corrections/planned-correction.ts'
import { listCorrections, listCorrectionsOf } from '../corrections/queries.ts'
import { type AreaPatch, areaPatch } from '../corrections/schema.ts'
import { unusualZones } from '../corrections/unusual-zone.ts'
import type { Area } from '../tree/area.ts'
import { buildTree, findArea } from '../tree/tree.ts'
import { hrefOf } from '../views.ts'
import { areaFields, correctable, formOfArea, noteOnZone, nothingChanged, readAreaForm } from './fields.ts'
import type { FindHappenings } from './happenings.ts'
import { findLeadingTo } from './leading-here.ts'
import { shownNaming } from './retired-views.ts'
import { correctionPage, showPage } from './views.ts'

const params = z.object({ code: z.string().max(200) })
const reading = { access: 'person' } as const
const changing = { access: 'administrator' } as const
const entered = z.string().max(300).optional()
const correction = z.object({
  revision: entered,
  undo: entered,
  name: entered,
  zone: entered,
  population: entered,
  partOf: entered,
})

/** What stands on areas, and is passed in. */
export interface Above {
  findConsequences: FindConsequences
  findNamings: FindNamings
  findHappenings: FindHappenings
}

export function areaPages(app: App, context: Context, { findConsequences, ...above }: Above): void {
  const renderShow = (request: FastifyRequest, reply: FastifyReply, shown: ShownArea) =>
    render(context, request, reply, { ...shown, ...above })

  app.get('/areas/:code', { config: reading, schema: { params } }, async (request, reply) => {
    // Another process may have corrected it just now.
    await context.areas.refresh()
    return renderShow(request, reply, { area: findArea(context.areas.tree, request.params.code) })
  })

  app.get(
    '/areas/:code/correction',
    { config: { ...changing, longQuestion: true }, schema: { params, querystring: correction } },
    async (request, reply) => {
      await context.areas.refresh()
      const { tree } = context.areas
      const area = findArea(tree, request.params.code)
      const hidden = Object.entries(request.query).flatMap(([name, value]) =>
        value === undefined ? [] : { name, value },
      )
      const form = new URLSearchParams(hidden.map(({ name, value }): [string, string] => [name, value]))
      const read = readCorrection(context, area, form)
      if ('errors' in read) return renderShow(request, reply.code(422), { area, form, errors: read.errors })
      const before = await listCorrections(context.db)
      const by = currentPerson(request)
      const planned = await plan(context, before, { area, read, by, form }).catch(refusal)
      if (planned instanceof Invalid)
        return renderShow(request, reply.code(422), { area, form, errors: planned.fields })
      if (planned.changed.length === 0) {
        const errors = { [correctable(tree, area)[0] ?? 'name']: nothingChanged(tree, area) }
        return renderShow(request, reply.code(422), { area, form, errors })
      }
      const consequences = await findConsequences(context, area.code, planned)
      reply.locals!.section = 'areas'
      const { changed } = planned
      const counted = countedPeople(tree, buildTree(planned.areas), changed)
      const warnings = unusualZones(tree, changed)
      const page = {
        changed,
        before,
        consequences,
        warnings,
        counted,
        hidden,
        isUndo: 'undo' in read,
        at: toInstant(context.now()),
      }
      return reply.render('areas/correction', correctionPage(tree, area, page))
    },
  )

  app.post('/areas/:code/correction', { config: changing, schema: { params } }, async (request, reply) => {
    await context.areas.refresh()
    const area = findArea(context.areas.tree, request.params.code)
    const form = formOf(request)
    const read = readCorrection(context, area, form)
    if ('errors' in read) return renderShow(request, reply.code(422), { area, form, errors: read.errors })
    const known = { code: area.code, revision: Number(form.get('revision')), actor: currentPerson(request) }
    const done = 'undo' in read ? undoCorrection(context, known, read.undo) : correctArea(context, known, read.patch)
    const refused = await done.catch(refusal)
    if (refused instanceof Invalid) return renderShow(request, reply.code(422), { area, form, errors: refused.fields })
    reply.flash(
      'good',
      'undo' in read ? 'The gazetteer’s data applies again.' : 'It applies now and after every reload.',
    )
    return reply.redirect(hrefOf(area.code), 303)
  })
}

type Read = { undo: CorrectedField } | { patch: AreaPatch } | { errors: FieldErrors }

function readCorrection(context: Context, area: Area, form: URLSearchParams): Read {
  const undo = correctedFields.find((field) => field === form.get('undo'))
  if (undo) return { undo }
  const { patch, errors } = readAreaForm(context.areas, area, form)
  const parsed = areaPatch.safeParse(patch)
  if (parsed.success && Object.keys(errors).length === 0) return { patch: parsed.data }
  return { errors: { ...(parsed.success ? {} : fieldErrors(parsed.error)), ...errors } }
}

/** What it would be, of an area that nobody else has corrected since. */
async function plan(
  context: Context,
  corrections: Awaited<ReturnType<typeof listCorrections>>,
  {
    area: { code },
    read,
    by,
    form,
  }: {
    area: Area
    read: Exclude<Read, { errors: FieldErrors }>
    by: { id: string; name: string }
    form: URLSearchParams
  },
) {
  if (revisionOfArea(corrections, code) !== Number(form.get('revision')))
    throw new Conflict('Someone else corrected this area. Reload the page and try again.')
  const patch = 'undo' in read ? read : read.patch
  const at = toInstant(context.now())
  return planCorrection({ tree: context.areas.tree, corrections }, [{ code, patch }], { by, at })
}

interface ShownArea {
  area: Area
  form?: URLSearchParams
  errors?: FieldErrors
}

async function render(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  { area, form, errors = {}, findNamings, findHappenings }: ShownArea & Omit<Above, 'findConsequences'>,
): Promise<string> {
  const { tree } = context.areas
  const { zone } = await findOrganisation(context.db)
  const corrections = await listCorrectionsOf(context.db, area.code)
  const leading = await findLeadingTo(context.db, tree, area)
  const namings = area.retiredAt === null ? [] : await findNamings(context, [area.code], currentPerson(request))
  const mayCorrect = may(currentPerson(request), 'administrator') && correctable(tree, area).length > 0
  const revision = form?.get('revision') ?? String(revisionOfArea(corrections, area.code))
  const filled = new URLSearchParams([...formOfArea(area), ...(form ?? [])])
  const at = toInstant(context.now())
  const fields = areaFields(tree, area, { form: lastOf(filled), errors, at })
  reply.locals!.section = 'areas'
  return reply.render('areas/show', {
    ...showPage(tree, area, { zone, corrections, leading, at }),
    namings: namings.map(shownNaming),
    here: area.retiredAt === null ? await findHappenings(context, area, currentPerson(request)) : null,
    revision,
    edit: mayCorrect ? { revision, fields, note: noteOnZone(tree, area) } : null,
    errors: summaryOf(errors),
  })
}

/** What was entered wins over what is stored. */
function lastOf(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams(Object.fromEntries(form))
}

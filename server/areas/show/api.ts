import { z } from 'zod'
import type { Context } from '../../context.ts'
import { currentPerson } from '../../people/sessions.ts'
import { toInstant } from '../../platform/clock.ts'
import { revisionOf } from '../../platform/http/revision.ts'
import type { App } from '../../platform/http/zod.ts'
import { areaItem, boundsOf } from '../area-output.ts'
import { correctArea, undoCorrection } from '../corrections/actions.ts'
import type { FindConsequences } from '../corrections/consequences.ts'
import { correctedFields, enteredIn, revisionOfArea } from '../corrections/correction.ts'
import { whyWithoutEffect } from '../corrections/effect.ts'
import { countedPeople } from '../corrections/moved-people.ts'
import { planCorrection } from '../corrections/planned-correction.ts'
import { listCorrections, listCorrectionsOf } from '../corrections/queries.ts'
import { areaDetail, areaPatch, consequencesOutput } from '../corrections/schema.ts'
import { unusualZones } from '../corrections/unusual-zone.ts'
import { buildTree, findArea } from '../tree/tree.ts'
import { findLeadingTo } from './leading-here.ts'

const params = z.object({ code: z.string().max(200) })
const correction = params.extend({ field: z.enum(correctedFields, `is one of ${correctedFields.join(', ')}.`) })
const read = { access: 'person' } as const
const write = { access: 'administrator' } as const

/** One area, with what administrators say about it instead of the gazetteer. */
export function areaDetailApi(app: App, context: Context, findConsequences: FindConsequences): void {
  app.get(
    '/api/v1/areas/:code',
    { config: read, schema: { params, response: { 200: areaDetail } } },
    async (request, reply) => {
      const detail = await detailOf(context, request.params.code)
      reply.header('ETag', `"${detail.revision}"`)
      return detail
    },
  )

  app.patch(
    '/api/v1/areas/:code',
    { config: write, schema: { params, body: areaPatch, response: { 200: areaDetail } } },
    async (request) => {
      const { code } = request.params
      const known = { code, revision: revisionOf(request), actor: currentPerson(request) }
      await correctArea(context, known, request.body)
      return detailOf(context, code)
    },
  )

  app.post(
    '/api/v1/areas/:code/correction-preview',
    {
      config: { ...write, asks: true, longQuestion: true },
      schema: { params, body: areaPatch, response: { 200: consequencesOutput } },
    },
    async (request) => {
      const { code } = request.params
      await context.areas.refresh()
      const known = { tree: context.areas.tree, corrections: await listCorrections(context.db) }
      const planning = { by: currentPerson(request), at: toInstant(context.now()) }
      const planned = planCorrection(known, [{ code, patch: request.body }], planning)
      const people = countedPeople(known.tree, buildTree(planned.areas), planned.changed)
      const warnings = unusualZones(known.tree, planned.changed)
      return { ...(await findConsequences(context, code, planned)), people, warnings }
    },
  )

  app.delete(
    '/api/v1/areas/:code/corrections/:field',
    { config: write, schema: { params: correction, response: { 200: areaDetail } } },
    async (request) => {
      const { code, field } = request.params
      const known = { code, revision: revisionOf(request), actor: currentPerson(request) }
      await undoCorrection(context, known, field)
      return detailOf(context, code)
    },
  )
}

async function detailOf({ db, areas }: Context, code: string): Promise<z.input<typeof areaDetail>> {
  // Another process may have corrected it just now.
  await areas.refresh()
  const { tree } = areas
  const area = findArea(tree, code)
  const corrections = await listCorrectionsOf(db, code)
  return {
    ...areaItem(tree, area),
    children: tree.children(code).length,
    bounds: boundsOf(tree, area),
    retiredAt: area.retiredAt,
    basis: area.basis,
    ...(await findLeadingTo(db, tree, area)),
    revision: revisionOfArea(corrections, code),
    corrections: corrections.flatMap((one) =>
      one.given === null
        ? []
        : {
            field: one.field,
            value: enteredIn(one.given, one.field),
            gazetteer: enteredIn(one.own, one.field),
            by: one.by.name,
            at: one.at,
            unapplied: whyWithoutEffect(tree, one),
          },
    ),
  }
}

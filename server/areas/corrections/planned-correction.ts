import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../audit/audit.ts'
import type { Instant } from '../../platform/clock.ts'
import { Conflict, Invalid } from '../../platform/errors.ts'
import type { Area } from '../tree/area.ts'
import { countryOf, replant } from '../tree/forest.ts'
import { findArea, type Tree } from '../tree/tree.ts'
import { correctAreas, type Unapplied, uncorrected } from './correct-areas.ts'
import {
  BY_CORRECTION,
  type CorrectedField,
  type Correction,
  correctedFields,
  type Given,
  ownOf,
} from './correction.ts'
import { figuresAround } from './moved-people.ts'
import type { AreaPatch } from './schema.ts'

/** What somebody says about one area; null undoes what was said before. */
export interface AreaEdit {
  code: string
  patch: { [field in CorrectedField]?: AreaPatch[field] | undefined } | { undo: CorrectedField }
}

export interface PlannedCorrection {
  country: string
  /** The corrections that are new, changed or undone; none when all of it is so already. */
  changed: Correction[]
  /** All areas of all countries as they are then. */
  areas: Area[]
  /** Corrections that have no effect, before and after. */
  unapplied: readonly Unapplied[]
}

interface Known {
  tree: Tree
  corrections: readonly Correction[]
}

/** Works out what these edits, all in one country, make of the areas. Throws Invalid for what cannot be. */
export function planCorrection(
  { tree, corrections }: Known,
  edits: readonly AreaEdit[],
  { by, at }: { by: Actor; at: Instant },
): PlannedCorrection {
  const country = countryOf(edits[0]!)
  const ofCountry = corrections.filter((correction) => countryOf(correction) === country)
  const byKey = new Map(ofCountry.map((correction) => [keyOf(correction), correction]))
  const live = tree.areas.filter((area) => area.retiredAt === null && countryOf(area) === country)
  const plan = uncorrected(live, ofCountry)
  const known = { tree, byKey, plan: new Map(plan.map((area) => [area.code, area])) }
  const changed = edits.flatMap((edit) => changesOf(known, edit, { by, at }))
  const after = new Map([...byKey, ...changed.map((correction) => [keyOf(correction), correction] as const)])
  const corrected = correctAreas(plan, [...after.values()].sort(inOrder))
  refuseUnapplied(tree, { corrected: corrected.unapplied, changed, plan, before: ofCountry })
  return {
    ...{ country, changed, unapplied: corrected.unapplied },
    areas: replant(tree.areas, { country, plan: corrected.areas }, at),
  }
}

interface Stored {
  tree: Tree
  byKey: ReadonlyMap<string, Correction>
  /** What the gazetteer says. */
  plan: ReadonlyMap<string, Area>
}

function changesOf({ tree, byKey, plan }: Stored, { code, patch }: AreaEdit, { by, at }: { by: Actor; at: Instant }) {
  const area = findArea(tree, code)
  if ('undo' in patch) {
    const said = byKey.get(keyOf({ code, field: patch.undo }))
    return said?.given ? [{ ...said, given: null, by, at, revision: said.revision + 1 }] : []
  }
  if (area.retiredAt !== null)
    throw new Conflict(`${area.name} is no longer in the gazetteer, so it has nothing to correct.`)
  return correctedFields.flatMap((field): Correction[] => {
    const value = patch[field]
    if (value === undefined || (field === 'population' && value === area.population)) return []
    const said = byKey.get(keyOf({ code, field }))
    const own = said?.given ? said.own : ownOf(plan.get(code) ?? area, field)
    // A town that was made a part goes back to where it was, and not into the county of that town.
    const isReturn = field === 'partOf' && value === null && own.kind === 'town'
    const isMoved = [...byKey.values()].some((one) => one.given && code in (one.own.figures ?? {}))
    const given = isReturn ? null : givenBy(tree, area, { field, value, own, isMoved })
    if (isDeepStrictEqual(given, said?.given ?? null)) return []
    const remembered = field === 'partOf' ? { ...own, figures: figuresAround(plan, own, given) } : own
    return [{ code, field, given, own: remembered, by, at, revision: (said?.revision ?? 0) + 1 }]
  })
}

/** What the correction sets; null when that is what the gazetteer says. */
function givenBy(
  tree: Tree,
  area: Area,
  {
    field,
    value,
    own,
    isMoved,
  }: { field: CorrectedField; value: string | number | null; own: Given; isMoved: boolean },
): Given | null {
  const given: Given = field === 'partOf' ? placeIn(tree, area, value as string | null) : { [field]: value }
  if (field === 'zone' && tree.children(area.code).length > 0)
    throw new Invalid({ zone: `${area.name} has the zones of its places. Correct those.` })
  // The gazetteer's figure is a correction of its own where moves have changed the count.
  if (field === 'population' && isMoved) return given
  const isOwn =
    field === 'partOf' ? given.parent === own.parent && given.kind === own.kind : isDeepStrictEqual(given, own)
  return isOwn ? null : given
}

function placeIn(tree: Tree, area: Area, into: string | null): Given {
  if (into !== null) {
    const target = tree.area(into)
    if (!target) throw new Invalid({ partOf: `There is no area ${into}.` })
    if (target.retiredAt !== null) throw new Invalid({ partOf: `${target.name} is no longer in the gazetteer.` })
    return { parent: into, kind: 'part', basis: BY_CORRECTION }
  }
  const around = area.parent === null ? undefined : tree.area(area.parent)
  const parent = area.kind === 'part' ? around!.parent : area.parent
  return { parent, kind: area.kind === 'part' ? 'town' : area.kind, basis: null }
}

/** Refuses what cannot be, and what would leave an earlier correction without effect. */
function refuseUnapplied(
  tree: Tree,
  {
    corrected,
    changed,
    plan,
    before,
  }: {
    corrected: readonly Unapplied[]
    changed: readonly Correction[]
    plan: readonly Area[]
    before: readonly Correction[]
  },
): void {
  const own = corrected.find(({ correction }) => changed.includes(correction))
  if (own) throw new Invalid({ [own.correction.field]: own.why })
  const known = new Set(corrected.length === 0 ? [] : correctAreas(plan, before).unapplied.map(keyOfUnapplied))
  const other = corrected.find((unapplied) => !known.has(keyOfUnapplied(unapplied)))
  if (!other || changed.length === 0) return
  const { correction, why } = other
  const name = tree.area(correction.code)?.name ?? correction.code
  const sentence = `The correction of ${name} would have no effect then: ${why} Undo that one first.`
  throw new Invalid({ [changed[0]!.field]: sentence })
}

function inOrder(a: Correction, b: Correction): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : keyOf(a) < keyOf(b) ? -1 : 1
}

function keyOf({ code, field }: Pick<Correction, 'code' | 'field'>): string {
  return `${code} ${field}`
}

function keyOfUnapplied({ correction }: Unapplied): string {
  return keyOf(correction)
}

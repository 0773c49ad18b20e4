import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctAreas } from '../../../server/areas/corrections/correct-areas.ts'
import type { CorrectedField, Correction } from '../../../server/areas/corrections/correction.ts'
import { type AreaEdit, planCorrection } from '../../../server/areas/corrections/planned-correction.ts'
import type { Area } from '../../../server/areas/tree/area.ts'
import { buildTree } from '../../../server/areas/tree/tree.ts'
import { Conflict, Invalid, NotFound } from '../../../server/platform/errors.ts'
import { countryWithParts } from '../../support/areas.ts'

const now = '2026-06-10T14:00:00.000Z'
const by = { id: 'ana', name: 'Ana' }

/** The country whose towns have the people of their parts and of "elsewhere" together. */
const country = countryWithParts().map((area) => {
  const inside = countryWithParts().filter(({ parent }) => parent === area.code)
  const people = inside.reduce((sum, { population }) => sum + (population ?? 0), 0)
  return area.kind === 'town' && inside.length > 0 ? { ...area, population: people } : area
})
const codes = country.map(({ code }) => code)

interface State {
  areas: Area[]
  corrections: Correction[]
}

const start: State = { areas: country, corrections: [] }

/** The state after an edit, or the same one if it is refused. */
function edited(state: State, edit: AreaEdit, at: number): State {
  try {
    const known = { tree: buildTree(state.areas), corrections: state.corrections }
    const { changed, areas } = planCorrection(known, [edit], { by, at: `${now.slice(0, -5)}.${100 + at}Z` })
    const isChanged = ({ code, field }: Correction) => changed.some((one) => one.code === code && one.field === field)
    return { areas, corrections: [...state.corrections.filter((one) => !isChanged(one)), ...changed] }
  } catch (error) {
    if (error instanceof Invalid || error instanceof Conflict || error instanceof NotFound) return state
    throw error
  }
}

const someCode = fc.constantFrom(...codes)
const anEdit: fc.Arbitrary<AreaEdit> = fc.oneof(
  fc.record({ code: someCode, patch: fc.record({ partOf: fc.oneof(fc.constant(null), someCode) }) }),
  fc.record({ code: someCode, patch: fc.record({ population: fc.integer({ min: 0, max: 900_000 }) }) }),
  fc.record({ code: someCode, patch: fc.record({ name: fc.constantFrom('Aaa', 'Mmm', 'Zzz') }) }),
  fc.record({ code: someCode, patch: fc.record({ zone: fc.constantFrom('America/Denver', 'Europe/Paris') }) }),
  fc.record({
    code: someCode,
    patch: fc.record({ undo: fc.constantFrom<CorrectedField>('name', 'zone', 'population', 'partOf') }),
  }),
)
const aMove: fc.Arbitrary<AreaEdit> = fc.record({
  code: someCode,
  patch: fc.oneof(
    fc.record({ partOf: fc.oneof(fc.constant(null), someCode) }),
    fc.constant({ undo: 'partOf' as const }),
  ),
})
const edits = fc.array(anEdit, { maxLength: 25 })

const live = ({ areas }: State) => buildTree(areas.filter(({ retiredAt }) => retiredAt === null)).areas
const afterAll = (list: readonly AreaEdit[]) => list.reduce(edited, start)

test('whatever is corrected, every code stays, parts are one level deep, and people are counted once', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const state = afterAll(list)
      const tree = buildTree(state.areas)
      for (const code of codes) expect(tree.area(code)).toBeDefined()
      for (const area of live(state)) {
        const inside = tree.children(area.code)
        expect(area.kind === 'part' && inside.length > 0).toBe(false)
        if (area.kind !== 'town' || inside.length === 0) continue
        expect(inside.filter(({ kind }) => kind === 'rest')).toHaveLength(1)
        const parts = inside.reduce((sum, { kind, population }) => sum + (kind === 'part' ? (population ?? 0) : 0), 0)
        const total = Math.max(area.population ?? 0, parts)
        expect(tree.people([area.lo, area.hi]).people).toBe(area.population === null ? parts : total)
      }
    }),
  )
})

test('moves change nobody’s count: whatever towns join and parts leave, the country has as many people', () => {
  const people = ({ areas }: State) => {
    const tree = buildTree(areas)
    return tree.people([tree.area('US')!.lo, tree.area('US')!.hi]).people
  }
  fc.assert(
    fc.property(fc.array(aMove, { maxLength: 25 }), (list) => {
      expect(people(afterAll(list))).toBe(people(start))
    }),
  )
})

test('a reload of the same gazetteer changes nothing', () => {
  fc.assert(
    fc.property(edits, (list) => {
      const state = afterAll(list)
      const byTime = [...state.corrections].sort((a, b) => (a.at < b.at ? -1 : 1))
      const { areas, unapplied } = correctAreas(country, byTime)
      expect(unapplied).toEqual([])
      expect(buildTree(areas).areas).toEqual(live(state))
    }),
  )
})

test('when all is undone, in an order that is allowed, everything is as the gazetteer says', () => {
  fc.assert(
    fc.property(edits, (list) => {
      let state = afterAll(list)
      for (let round = 0; round < codes.length; round++) {
        for (const { code, field, given } of state.corrections)
          if (given !== null) state = edited(state, { code, patch: { undo: field } }, 500 + round)
      }
      expect(state.corrections.filter(({ given }) => given !== null)).toEqual([])
      expect(live(state)).toEqual(live(start))
    }),
  )
})

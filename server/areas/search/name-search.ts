import { breathe } from '../../platform/breathe.ts'
import { type Area, isSettled } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import { contains, type Intervals } from '../tree/intervals.ts'
import { BY_CORRECTED_NAME, type Leading } from '../tree/leading.ts'
import type { Tree } from '../tree/tree.ts'
import type { Match, Search, SearchOptions } from './area-search.ts'
import { leadsOf } from './leads.ts'
import { openNames } from './name-lists.ts'
import { openReadings } from './readings.ts'
import { type Called, called } from './spellings.ts'
import { bestFirst, type Collected, collect, type Found, strict, tiers, withLargest } from './tiers.ts'
import { townsWithParts } from './towns-with-parts.ts'
import { placed, readAs } from './understood.ts'
import { openZips } from './zip-search.ts'

/** No name with all that it is in is longer. The rest is not read. */
const LONGEST_QUERY = 200

/** With so many to choose from, misspelled names are not looked for. */
const ENOUGH = 3

/** With fewer times the people than this, a part of a town comes after the towns of its name. */
const TIMES_FOR_A_PART = 3

/** Builds the search in parts, so that a process that reads a new gazetteer goes on answering. */
export async function buildSearch(tree: Tree, leading: Leading = { names: [], zips: [] }): Promise<Search> {
  const areas = tree.areas.filter((area) => area.retiredAt === null)
  const people = new Map(areas.map((area) => [area, tree.people([area.lo, area.hi]).people]))
  const rank = rankByPopulation(areas, people)
  await breathe()
  const all: Called[] = []
  for (const [index, area] of areas.entries()) {
    if (index % 500 === 0) await breathe()
    all.push(called(area))
  }
  const leads = await leadsOf(tree, all, leading)
  const readings = await openReadings(
    all.filter(({ area }) => !isSettled(area)),
    townsWithParts(tree, all, leads),
  )
  const names = await openNames(tree, all, leads)
  await breathe()
  const zips = await openZips(tree, leading.zips)
  await breathe()
  const formerly = new Map(
    leading.names.flatMap(({ name, code, basis }) => {
      const area = basis === BY_CORRECTED_NAME ? tree.area(code) : undefined
      return area ? [[area, { ...area, name }] as const] : []
    }),
  )
  const byCode = new Map(areas.flatMap((area) => codes(area).map((code) => [code, area])))

  function lookAll(query: string, found: Collected, isStrict: boolean): void {
    const read = readings.of(query)
    for (const reading of read) names.look(reading, found, { text: query, isStrict })
    if (isStrict || found.isAnswered || found.own >= ENOUGH) return
    // A comma says that what follows is no part of the name.
    const near = read.filter(({ isWhole }) => !isWhole)
    const likely = query.includes(',') && near.length > 1 ? near.slice(1) : near
    for (const reading of likely) names.lookNear(reading, found, { text: query, penalty: 0 })
    if (found.size > 0) return
    for (const reading of readings.misspelled(query)) {
      const whole = collect(() => true)
      names.look(reading, whole, { text: query, isStrict: true })
      for (const { area } of whole.all()) {
        found.add(area, tiers.misspelled + 1, { reading: { text: query, where: true } })
      }
      names.lookNear(reading, found, { text: query, penalty: 1 })
    }
  }

  /** What is named beside a ZIP code, wherever it is. */
  function lookBeside(text: string, isStrict: boolean): Found[] {
    const found = collect(() => true)
    lookAll(text, found, isStrict)
    return found.all()
  }

  function match(written: string, options: SearchOptions, isStrict: boolean): Found[] {
    const query = written.slice(0, LONGEST_QUERY)
    const scope = options.under === undefined ? null : under(tree, options.under)
    const found = collect(
      ({ kind, lo }) => (!options.kinds || options.kinds.includes(kind)) && (!scope || contains(scope, lo)),
    )
    const hasZip = zips.look(query, found, {
      strictly: (text) => strict(lookBeside(text, true)),
      likely: (text) => (isStrict ? [] : lookBeside(text, false)),
      readings: readings.of,
    })
    const coded = byCode.get(query.trim().toLowerCase())
    if (coded) found.add(coded, tiers.exact, isFips(query) ? { reading: fipsReading(query) } : {})
    if (!hasZip) lookAll(query, found, isStrict)
    const all = isStrict ? strict(found.all()) : found.all()
    const sorted = bestFirst(all, rank)
    return (isStrict ? sorted : withLargest(sorted, people)).slice(0, options.limit)
  }

  function toMatch({ area, share, reading }: Found): Match {
    const understood = reading && readAs(reading.text, reading.where ? placed(tree, area) : area.name)
    return { area, understood, share }
  }

  return {
    matches: (query, options = {}) => match(query, { limit: 20, ...options }, false).map(toMatch),
    find: (query, options = {}) => match(query, { limit: 20, ...options }, false).map(({ area }) => area),
    named: (query, options = {}) => match(query, options, true).map(({ area }) => area),
    sharing(name) {
      const found = collect(() => true)
      names.lookSharing(fold(name), found)
      return bestFirst(found.all(), rank).map(({ area }) => area)
    },
    asInGazetteer: (area) => formerly.get(area),
    isQualifier: readings.isQualifier,
  }
}

function rankByPopulation(areas: readonly Area[], people: ReadonlyMap<Area, number>): Map<Area, number> {
  // A town is meant before another town's part of its name, unless that has many times its people.
  const weight = (area: Area) => people.get(area)! / (area.kind === 'part' ? TIMES_FOR_A_PART : 1)
  // The sort is stable and areas are in tree order, so of two with the same population the wider one comes first.
  return new Map([...areas].sort((a, b) => weight(b) - weight(a)).map((area, index) => [area, index]))
}

function codes({ code, fips }: Area): string[] {
  return fips === null || fips.length < 5 ? [code.toLowerCase()] : [code.toLowerCase(), fips]
}

function isFips(query: string): boolean {
  return /^\d+$/.test(query.trim())
}

function fipsReading(query: string) {
  return { text: `FIPS ${query.trim()}`, where: true }
}

function under(tree: Tree, code: string): Intervals {
  const area = tree.area(code)
  return area && area.lo < area.hi ? [area.lo, area.hi] : []
}

import { breathe } from '../../platform/breathe.ts'
import type { Area, AreaKind } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { Tree } from '../tree/tree.ts'
import { canonical, joined } from './canonical.ts'
import { openFuzzy } from './fuzzy.ts'
import type { Lead } from './leads.ts'
import { type Entry, indexEntries, openIndex } from './prefix.ts'
import type { Reading, Within } from './readings.ts'
import { type Called, fullNames, laterWords, shortNames, spelled, withoutGenericWords } from './spellings.ts'
import { type Collected, type ReadAs, tiers } from './tiers.ts'

export interface Names {
  /** Adds what is called so, and what begins so unless `isStrict`. `text` is the query as it was written. */
  look(reading: Reading, found: Collected, { text, isStrict }: { text: string; isStrict: boolean }): void
  /** Adds what shares a name exactly as it is written: "Alexander City" is nothing that is called Alexander. */
  lookSharing(head: string, found: Collected): void
  /** Adds what is called almost so. */
  lookNear(reading: Reading, found: Collected, { text, penalty }: { text: string; penalty: number }): void
}

/** Everything by which areas are called, in several sorted lists. */
export async function openNames(tree: Tree, areas: readonly Called[], leads: readonly Lead[]): Promise<Names> {
  const names = await openIndex(areas, fullNames)
  const words = await openIndex(areas, laterWords)
  const spellings = await openIndex(areas, spelled)
  const short = await openIndex(areas, (of) => shortNames(of).map(joined))
  await breathe()
  const other = await indexEntries(leads)
  const fuzzy = await openFuzzy<Entry & { lead: Lead | null }>([
    ...areas.filter(({ area }) => area.kind !== 'rest').map((of) => ({ key: of.joined, area: of.area, lead: null })),
    ...leads.map((lead) => ({ key: lead.key, area: lead.area, lead })),
  ])

  /** "Buckhead", and "Bakersfield, Ozark County", because there are larger ones elsewhere. */
  function placed({ name, area }: Lead): { reading: ReadAs } {
    const around = area.kind === 'rest' && area.parent !== null ? tree.area(area.parent) : undefined
    return { reading: { text: around ? `${name}, ${around.name}` : name, where: true } }
  }

  /** Adds what has exactly this name. */
  function lookOwn({ head, within }: Reading, found: Collected, text: string): void {
    const isInside = (area: Area) => within === null || within.has(area)
    const key = joined(head)
    const shown = { reading: { text, where: false } }
    for (const { area } of names.equal(head)) if (isInside(area)) found.add(area, tiers.exact)
    for (const { area } of [...names.equal(key), ...spellings.equal(key)]) {
      if (!isInside(area)) continue
      if (hasOtherSpaces(head, area)) found.add(area, tiers.spelling, shown)
      else found.add(area, tiers.exact)
    }
    for (const { area } of short.equal(key)) if (isInside(area)) found.add(area, tiers.short, shown)
    lookLeads(key, within, found)
  }

  /** Adds what has this name without the generic words in it. */
  function lookWithoutGeneric({ head, within }: Reading, found: Collected, text: string): void {
    const isInside = (area: Area) => within === null || within.has(area)
    for (const { name, kinds, isCounty } of withoutGenericWords(head)) {
      const key = joined(name)
      for (const { area } of isCounty ? short.equal(key) : [...names.equal(key), ...spellings.equal(key)]) {
        if (kinds.includes(area.kind) && isInside(area))
          found.add(area, tiers.otherWords, { reading: { text, where: false } })
      }
      if (!isCounty) lookLeads(key, within, found, kinds)
    }
  }

  function lookLeads(key: string, within: Within | null, found: Collected, kinds?: readonly AreaKind[]): void {
    for (const lead of other.equal(key)) {
      if ((kinds && !kinds.includes(lead.area.kind)) || (within && !within.leadsTo(lead.area))) continue
      found.add(lead.area, lead.isCommon ? tiers.otherWords : tiers.leads, placed(lead))
    }
  }

  function lookBeginning({ head, within }: Reading, found: Collected): void {
    const isInside = (area: Area) => within === null || within.has(area)
    const key = joined(head)
    for (const { area } of names.startingWith(head)) if (isInside(area)) found.add(area, tiers.prefix)
    for (const { area } of spellings.startingWith(key)) if (isInside(area)) found.add(area, tiers.otherPrefix)
    if (head.length > 1) {
      for (const { area } of words.startingWith(head)) if (isInside(area)) found.add(area, tiers.wordPrefix)
    }
    for (const lead of other.startingWith(key)) {
      if (within === null || within.leadsTo(lead.area)) found.add(lead.area, tiers.leadsPrefix, placed(lead))
    }
  }

  return {
    look(reading, found, { text, isStrict }) {
      lookOwn(reading, found, text)
      lookWithoutGeneric(reading, found, text)
      if (!isStrict && !reading.isWhole) lookBeginning(reading, found)
    },
    lookSharing: (head, found) => lookOwn({ head, within: null, isWhole: true }, found, head),
    lookNear({ head, within }, found, { text, penalty }) {
      for (const { entry, distance } of fuzzy.near(joined(head))) {
        const { area, lead } = entry
        if (within && !(lead ? within.leadsTo(area) : within.has(area))) continue
        const tier = tiers.misspelled + distance + penalty
        if (lead === null) found.add(area, tier, { reading: { text, where: penalty > 0 } })
        else found.add(area, tier + 0.5, placed(lead))
      }
    },
  }
}

/** "Bakers field" was read as another name than it says, "saint louis" was not. */
function hasOtherSpaces(head: string, { name }: Area): boolean {
  return canonical(head) !== canonical(fold(name))
}

import { breathe } from '../../platform/breathe.ts'
import type { Area } from '../tree/area.ts'
import { fold } from '../tree/fold.ts'
import type { ZipShare } from '../tree/leading.ts'
import type { Tree } from '../tree/tree.ts'
import { joined } from './canonical.ts'
import type { Reading } from './readings.ts'
import { type Collected, type Found, tiers } from './tiers.ts'
import { readZip } from './zip-codes.ts'

interface Part {
  area: Area
  share: number
}

interface ZipCode {
  /** The name of the post office. */
  name: string
  parts: Part[]
}

export interface ZipSearch {
  /** Whether the query has a ZIP code that is known. If so, adds what is meant by it, and by what is written beside it. */
  look(query: string, found: Collected, named: Named): boolean
}

/** What the text beside a ZIP code names, and how it can be read. */
export interface Named {
  strictly(text: string): Found[]
  likely(text: string): Found[]
  readings(text: string): Reading[]
}

/** Kinds that are too wide to be what somebody means who writes a ZIP code beside it. */
const wide = ['country', 'state', 'county']

export async function openZips(tree: Tree, shares: readonly ZipShare[]): Promise<ZipSearch> {
  const codes = new Map<string, ZipCode>()
  for (const [index, { zip, name, code, share }] of shares.entries()) {
    if (index % 2000 === 0) await breathe()
    const area = tree.area(code)
    if (!area || area.retiredAt !== null) continue
    const known = codes.get(zip)
    if (known) known.parts.push({ area, share })
    else codes.set(zip, { name, parts: [{ area, share }] })
  }

  return {
    look(query, found, named) {
      const asked = readZip(query)
      const code = asked && codes.get(asked.zip)
      if (!code) return false
      const text = nameIn(tree, code) ? asked.zip : `${asked.zip} (${code.name})`
      const add = ({ area, share }: Part, tier: number) =>
        found.add(area, tier, { share, reading: { text, where: true } })
      if (asked.beside === '') {
        for (const part of code.parts) add(part, tiers.exact)
        return true
      }
      const beside = named.strictly(asked.beside)
      const likely =
        beside.length > 0 || isPostOffice(code, named.readings(asked.beside)) ? beside : named.likely(asked.beside)
      const agreeing = likely.filter(({ area }) => code.parts.some((part) => overlap(part.area, area)))
      for (const { area, tier } of agreeing) {
        const isWide = wide.includes(area.kind)
        if (!isWide) add({ area, share: shareOf(code, area) }, tier)
        for (const part of code.parts)
          if (overlap(part.area, area)) add(part, isWide ? tier : Math.max(tier, tiers.otherWords))
      }
      if (agreeing.length > 0) return true
      if (isPostOffice(code, named.readings(asked.beside))) {
        for (const part of code.parts) add(part, tiers.exact)
        return true
      }
      // They contradict each other, so neither is meant without saying so.
      for (const { area } of beside) {
        found.add(area, tiers.misspelled, { reading: { text: asked.beside, where: true } })
      }
      for (const part of code.parts) add(part, tiers.misspelled + 1)
      return true
    },
  }
}

/** "Bandana, KY 42022": the post office that the ZIP code has, although no area is called so. */
function isPostOffice({ name, parts }: ZipCode, readings: readonly Reading[]): boolean {
  const key = joined(fold(name))
  return readings.some(
    ({ head, within }) => joined(head) === key && parts.some(({ area }) => within === null || within.has(area)),
  )
}

/** Whether the areas themselves say where the post office is. */
function nameIn(tree: Tree, { name, parts }: ZipCode): boolean {
  const key = joined(fold(name))
  return parts.some(({ area }) =>
    [area, ...tree.ancestors(area)].some((up) => up.kind !== 'county' && joined(fold(up.name)).startsWith(key)),
  )
}

function shareOf({ parts }: ZipCode, area: Area): number {
  return Math.min(
    1,
    parts.filter((part) => overlap(part.area, area)).reduce((sum, part) => sum + part.share, 0),
  )
}

function overlap(a: Area, b: Area): boolean {
  return a.lo < b.hi && b.lo < a.hi
}

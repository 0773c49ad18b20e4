import type { Db } from '../../platform/transact.ts'
import { listNamesLeadingTo, listZipsOf } from '../leading-queries.ts'
import type { Area } from '../tree/area.ts'
import type { Tree } from '../tree/tree.ts'

/** What leads to an area besides its own name. */
export interface LeadingHere {
  names: string[]
  /** Which share of the people of each ZIP code is in it, 0 to 1: an estimate. */
  zips: { zip: string; share: number }[]
}

/** A state has more than a thousand ZIP codes, and nobody looks for one there. */
const withoutZips = ['country', 'state']

export async function findLeadingTo(db: Db, tree: Tree, area: Area): Promise<LeadingHere> {
  const names = await listNamesLeadingTo(db, area.code)
  const shares = new Map<string, number>()
  const codes = withoutZips.includes(area.kind) ? [] : zipsAreUnder(tree, area)
  for (const { zip, share } of await listZipsOf(db, codes)) shares.set(zip, (shares.get(zip) ?? 0) + share)
  return {
    names: names.map(({ name }) => name),
    zips: [...shares].map(([zip, share]) => ({ zip, share: Math.min(Math.round(share * 100) / 100, 1) })),
  }
}

/** Each share of a ZIP code is known of one area: a town, the part of it where most of that share is, or "elsewhere". */
function zipsAreUnder(tree: Tree, area: Area): string[] {
  return [area.code, ...tree.children(area.code).flatMap((child) => zipsAreUnder(tree, child))]
}

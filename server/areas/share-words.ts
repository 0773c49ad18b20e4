import type { Match } from './search/area-search.ts'

/** "about 70% of its people": what a ZIP code has in one of its areas. Null when all of it is there. */
export function aboutShare(share: number | null): string | null {
  if (share === null || share > 0.995) return null
  const percent = Math.round(share * 100)
  return percent < 1 ? 'less than 1% of its people' : `about ${percent}% of its people`
}

/** "93301: Bakersfield, Kern County, about 70% of its people"; null where an area is called what was searched for. */
export function understoodAs({ understood, share }: Pick<Match, 'understood' | 'share'>): string | null {
  return understood && [understood, aboutShare(share)].filter(Boolean).join(', ')
}

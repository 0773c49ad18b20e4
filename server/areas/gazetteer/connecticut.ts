import type { LeadingName } from './gazetteer-plan.ts'

/**
 * The counties that Connecticut had in the Census' lists until 2022, with the planning regions that have towns of theirs
 * now, the one with the most people first. A former county has no region of its own, so its name leads to a choice.
 */
const regionsOf: Readonly<Record<string, readonly string[]>> = {
  Fairfield: ['190', '120', '140'],
  Hartford: ['110', '140', '160'],
  Litchfield: ['160', '140', '190'],
  Middlesex: ['130'],
  'New Haven': ['170', '140'],
  'New London': ['180', '130'],
  Tolland: ['110', '150'],
  Windham: ['150', '180'],
}

export function formerCounties(): LeadingName[] {
  return Object.entries(regionsOf).flatMap(([county, regions]) =>
    regions.map((region) => ({ name: `${county} County`, code: `US-CT-${region}`, basis: 'former-county' })),
  )
}

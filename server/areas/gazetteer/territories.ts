/**
 * The inhabited territories of the United States, which GeoNames lists as countries of their own. `county` turns the
 * first level that GeoNames has there into a county, whose FIPS number it usually is; Guam's villages are in one county.
 */
interface Territory {
  code: string
  fips: string
  county: (admin1: string) => string
  /** "Ponce" is "Ponce Municipio" by its full name, as "Kern" is "Kern County". */
  countyName: (name: string) => string
}

const asListed = (text: string) => text

export const territoriesOf: Readonly<Record<string, readonly Territory[]>> = {
  US: [
    { code: 'AS', fips: '60', county: asListed, countyName: asListed },
    { code: 'GU', fips: '66', county: () => '010', countyName: () => 'Guam' },
    { code: 'MP', fips: '69', county: asListed, countyName: (name) => `${name} Municipality` },
    { code: 'PR', fips: '72', county: asListed, countyName: (name) => `${name} Municipio` },
    { code: 'VI', fips: '78', county: asListed, countyName: asListed },
  ],
}

/** The country that a code belongs to: `US` for `PR`, and the code itself for every other country. */
export function homeOf(country: string): string {
  const home = Object.entries(territoriesOf).find(([, list]) => list.some(({ code }) => code === country))
  return home?.[0] ?? country
}

/** The row as if its territory were a state. */
export function inState<T extends { admin1: string; admin2: string }>(row: T, { code, county }: Territory): T {
  return { ...row, admin1: code, admin2: row.admin1 === '' ? '' : county(row.admin1) }
}

interface Named {
  code: string
  name: string
}

/** The counties of a territory, from the first level that GeoNames has there. */
export function countiesOf({ code, county, countyName }: Territory, levels: readonly Named[]): Named[] {
  const names = new Map(levels.map((level) => [`${code}.${county(level.code)}`, countyName(level.name)]))
  return [...names].map(([county, name]) => ({ code: county, name }))
}

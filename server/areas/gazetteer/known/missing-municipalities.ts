import { missingEast } from './missing/missing-east.ts'
import { missingWest } from './missing/missing-west.ts'

export interface MissingTown {
  name: string
  state: string
  /** The three digits of the county's FIPS. */
  county: string
  latitude: number
  longitude: number
  /** On April 1, 2020; null where the figure is not certain. */
  people: number | null
}

/**
 * Municipalities and census-designated places that the installed packages do not list or list as a part of a town: for
 * the most part those of fewer than 1,000 people around large cities. From public knowledge, kept by hand; the figures
 * are those of the census of 2020, positions are good to about two miles.
 *
 * To add one, write `county name, latitude longitude, people` into the list of its state, in alphabetical order, with
 * `-` for people where the figure is not certain.
 */
export const missingMunicipalities: readonly MissingTown[] = Object.entries({ ...missingEast, ...missingWest }).flatMap(
  ([state, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => readTown(state, line.trim())),
)

function readTown(state: string, line: string): MissingTown {
  const [place = '', position = '', people = ''] = line.split(', ')
  const [latitude, longitude] = position.split(' ').map(Number)
  return {
    name: place.slice(4),
    state,
    county: place.slice(0, 3),
    latitude: latitude!,
    longitude: longitude!,
    people: people === '-' ? null : Number(people),
  }
}

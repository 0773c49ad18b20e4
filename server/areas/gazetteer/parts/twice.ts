import type { Town } from '../join.ts'
import { countyOf, type Lead } from '../outline.ts'
import { keyOf } from './nesting.ts'

/** Rows for a place that the packages have twice, and the name of the row that is kept. */
const keptOf: Readonly<Record<string, string>> = {
  'AZ.025 Village of Oak Creek (Big Park)': 'Big Park',
  'CA.013 Waldon': 'Contra Costa Centre',
  'CA.037 Agoura': 'Agoura Hills',
  'CT.170 City of Milford (balance)': 'Milford',
  'FL.021 Marco': 'Marco Island',
  'FL.057 Greater Northdale': 'Northdale',
  'FL.103 West and East Lealman': 'Lealman',
  'GA.039 St Marys': 'St. Marys',
  'GU.010 Tamuning': 'Tamuning-Tumon-Harmon Village',
  'HI.003 Makakilo City': 'Makakilo',
  'KY.067 Lexington-Fayette': 'Lexington',
  'MD.009 Chesapeake Ranch Estates-Drum Point': 'Chesapeake Ranch Estates',
  'MD.017 St. Charles': 'Saint Charles',
  'MD.025 North Bel Air': 'Bel Air North',
  'MD.025 South Bel Air': 'Bel Air South',
  'MD.031 Rossmoor': 'Leisure World',
  'MO.189 Saint Johns': 'Saint John',
  'OK.097 Pryor Creek': 'Pryor',
  'SC.013 Hilton Head': 'Hilton Head Island',
  'TX.061 Cameron Park Colonia': 'Cameron Park',
  'TX.427 Roma-Los Saenz': 'Roma',
  'VT.005 Saint Johnsbury': 'St Johnsbury',
  'WA.033 City of Sammamish': 'Sammamish',
  'WA.067 Tanglewilde-Thompson Place': 'Tanglewilde',
}

const counties: ReadonlySet<string> = new Set(Object.keys(keptOf).map((key) => key.split(' ', 1)[0]!))

/** The towns without those that are there twice, whose names lead to the other. */
export function withoutTwins(towns: readonly Town[]): { kept: Town[]; leads: Lead[] } {
  const near = new Set(towns.filter((town) => counties.has(countyOf(town))))
  const byKey = new Map([...near].map((town) => [keyOf(town), town]))
  const leads: Lead[] = []
  const kept = towns.filter((town) => {
    const name = near.has(town) ? keptOf[keyOf(town)] : undefined
    const other = name === undefined ? undefined : byKey.get(keyOf({ ...town, name }))
    if (other) leads.push({ name: town.name, town: other, basis: 'same-place' })
    return other === undefined
  })
  return { kept, leads }
}

import { separated } from '../known/separated.ts'

/** What is called so and has no figure is a building, a stop or a housing project, and no place where people say they live. */
export const institution = /^University of |\b(Station|Campus|Airport|Hospital|University|Housing)$|\(historical\)$/

/** Rows, as `keyOf` names them, that are no neighborhoods for all their names: companies, shopping streets, associations. */
export const institutions: ReadonlySet<string> = new Set([
  'AZ.013 Tempe Junction',
  'CA.059 Irvine Health and Science Complex',
  'CA.059 UC Irvine',
  'DC.001 Benning Road',
  'DC.001 Capitol Gateway',
  'DC.001 Central 14th Street / Spring Road',
  'DC.001 Central 14th Street / WMATA Northern Bus Barn',
  'DC.001 Colorado Triangle',
  'DC.001 Georgia Avenue / Walter Reed',
  'DC.001 Golden Triangle',
  'DC.001 Kennedy Street',
  'DC.001 Pennsylvania Avenue SE',
  'IL.031 Parkway Garden Homes',
  'MD.510 Concerned Citizens Of Forest Park',
  'MD.510 Coppin Heights/Ash-Co-East',
  'MD.510 Loyola/Notre Dame',
  'MD.510 Northwest Community Action',
  'MD.510 Penrose/Fayette Street Outreach',
  'MD.510 Rosemont Homeowners/Tenants',
  'PA.101 Bartram Village',
])

/** The same where the name says too little to lead anywhere, or the place is in another town. */
export const nameless: ReadonlySet<string> = new Set([
  'HI.003 Airport',
  'HI.003 Farrington',
  'MA.021 Reservoir',
  'MA.025 Highland',
  'MA.025 VA Boston Healthcare System, Brockton Campus',
  'PA.101 Bell Road (historical)',
  'WI.059 Kenosha Streetcar',
])

/** Parts (`keyOf`) that have others in them. Who lives in those lives in the larger one, too, so they are names of it. */
export const insideOf: Readonly<Record<string, readonly string[]>> = separated({
  'DC.001 Capitol Hill': 'Barracks Row',
  'DC.001 Southwest Waterfront': 'The Wharf',
  'HI.003 Aina Haina': 'Aina Haina-Hawaii Loa Ridge',
  'HI.003 Aliamanu / Salt Lakes / Foster Village': 'Aliamanu Makai, Aliamanu Mauka',
  'HI.003 Downtown': 'Financial District',
  'HI.003 Kaimukī': 'Lower Wilhelmina',
  'HI.003 Kakaʻako': 'Ward Village',
  'HI.003 Kalihi Valley': 'Upper Kalihi Valley',
  'HI.003 Kalihi-Palama': "'A'ala, Iwilei-Anuenue, Palama",
  'HI.003 Liliha - Kapalama': '‘Ālewa Heights, Kamehameha Heights, Kuakini',
  'HI.003 Makiki / Lower Punchbowl / Tantalus': 'Punahou, Tantalus',
  'HI.003 Manoa': 'East Manoa, Upper Manoa',
  'HI.003 McCully - Moiliili': 'Lower McCully, Lower Pawaa, Mō‘ili‘ili',
  'HI.003 Moanalua': 'Moanalua Valley',
  'HI.003 Nuuanu - Punchbowl': 'Dowsett Highlands, Pauoa, Upper Pauoa',
  'HI.003 Palolo': 'Lower Palolo, Upper Palolo',
  'HI.003 Waialae - Kahala': 'Waiʻalae Nui-Country Club, Waialae Nui Ridge-Ainakoa',
  'IL.031 West Town': 'Ukrainian Village',
  'MA.017 East Cambridge': 'Kendall Square',
  'MA.025 Allston': 'Lower Allston',
  'MA.025 Brighton': 'Aberdeen, Faneuil, North Brighton',
  'MA.025 Dorchester': 'Ashmont, Grove Hall, Savin Hill, Uphams Corner',
  'MA.025 East Boston': 'Jeffries Point, Orient Heights',
  'MA.025 Fenway/Kenmore': 'West Fens',
  'MA.025 Hyde Park': 'Clarendon Hills, Fairmount, Readville',
  'MA.025 Mission Hill': 'Back of the Hill',
  'MA.025 Roxbury': 'Roxbury Crossing',
  'MA.025 West Roxbury': 'Bellevue, Brook Farm',
  'NY.061 Upper West Side': 'Manhattan Valley',
  'NY.081 Astoria': 'Steinway',
  'NY.081 Breezy Point': 'Rockaway Point',
  'OR.051 North Portland': 'Kenton',
  'PA.101 Center City': 'Chinatown, Logan Square, Old City, Rittenhouse, Washington Square',
  'PA.101 Chestnut Hill': 'Mermaid',
  'PA.101 Germantown': 'Tulpehocken, Wister',
  'PA.101 Nicetown-Tioga': 'Nicetown',
  'PA.101 Roxborough': 'Glen Willow',
  'PA.101 University City': 'Cedar Park, Garden Court, Spruce Hill',
  'PA.101 West Mount Airy': 'Allen Lane, Carpenter',
})

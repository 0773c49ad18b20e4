/**
 * Rows that the evidence takes for parts, or whose feature code says so, and that are municipalities or places outside
 * every municipality. All that the evidence found was read once; these were wrong.
 */
export const apart: ReadonlySet<string> = new Set([
  'CA.017 Deer Park',
  'CA.037 Las Flores',
  'CA.067 Parkway',
  'CA.071 Chino Hills',
  'CA.101 Tierra Buena',
  'CT.110 Blue Hills',
  'CT.110 South Windsor',
  'CT.150 Danielson',
  'CT.160 Winsted',
  'CT.170 Woodmont',
  'FL.011 Estates of Fort Lauderdale (historical)',
  'FL.021 East Naples',
  'FL.095 Conway',
  'FL.095 Holden Heights',
  'FL.099 Plantation Mobile Home Park',
  'FL.109 St. Johns',
  'GU.010 Adacao',
  'HI.003 Camp H.M. Smith',
  'HI.003 Kalanipuu',
  'HI.003 Lower Aiea',
  'HI.003 Robinson Heights',
  'HI.003 Wahiawā-Whitmore',
  'HI.003 West Loch Estates',
  'HI.003 ʻEwa Beach-Iroquois Point',
  'HI.003 ʻEwa Gentry-West Loch',
  'HI.003 ʻEwa Villages-Honouliuli',
  'HI.003 ‘Aiea Heights',
  'LA.095 Montegut',
  'MA.005 North Westport',
  'MD.033 South Laurel',
  'ME.031 Cape Neddick',
  'ME.031 York Harbor',
  'NJ.003 South Hackensack',
  'NY.001 West Albany',
  'NY.007 Vestal',
  'NY.059 East Massapequa',
  'NY.059 North Massapequa',
  'OH.093 Avon Lake',
  'OR.067 West Haven',
  'SC.019 North Charleston',
])

/** Rows with the feature code of a part that are in no municipality, and that nobody lists as a place: they are left out. */
export const nowhere: ReadonlySet<string> = new Set([
  'CA.037 Belvedere',
  'CA.037 Universal City',
  'CA.059 San Joaquin Hills',
  'CA.073 San Pasqual',
])

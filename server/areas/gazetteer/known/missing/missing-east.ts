/** Missing towns east of the Mississippi; `../missing-municipalities.ts` says what belongs here and how to add one. */
export const missingEast = {
  AL: `
    073 Cardiff, 33.645 -86.933, 52
    073 Maytown, 33.54 -86.99, -
    121 Mignon, 33.183 -86.261, -
    073 North Johns, 33.369 -87.1, -
    073 West Jefferson, 33.65 -87.07, -
  `,
  CT: `
    110 Rocky Hill, 41.665 -72.64, 20845
  `,
  FL: `
    095 Bay Lake, 28.39 -81.57, -
    103 Belleair Shore, 27.92 -82.85, -
    099 Briny Breezes, 26.506 -80.053, 502
    033 Cantonment, 30.609 -87.34, -
    099 Cloud Lake, 26.676 -80.074, -
    086 Fisher Island, 25.761 -80.14, -
    086 Fontainebleau, 25.77 -80.345, -
    099 Glen Ridge, 26.67 -80.075, -
    086 Golden Beach, 25.965 -80.122, 961
    099 Golf, 26.505 -80.108, -
    099 Gulf Stream, 26.49 -80.06, 954
    086 Indian Creek, 25.878 -80.136, 84
    099 Jupiter Inlet Colony, 26.947 -80.074, -
    095 Lake Buena Vista, 28.37 -81.52, -
    011 Lazy Lake, 26.156 -80.145, 33
    099 Manalapan, 26.57 -80.04, 419
    086 Medley, 25.86 -80.34, 1056
    011 Sea Ranch Lakes, 26.2 -80.096, -
  `,
  GA: `
    089 Pine Lake, 33.79 -84.21, 752
    051 Vernonburg, 31.967 -81.121, -
  `,
  IL: `
    031 Bedford Park, 41.765 -87.77, -
    031 Forest View, 41.805 -87.785, -
    031 Golf, 42.058 -87.79, -
    031 McCook, 41.8 -87.83, -
    197 University Park, 41.443 -87.684, -
  `,
  IN: `
    097 Crows Nest, 39.858 -86.168, -
    097 Homecroft, 39.67 -86.13, -
    097 North Crows Nest, 39.866 -86.163, -
    097 Rocky Ripple, 39.848 -86.172, -
    097 Spring Hill, 39.835 -86.192, -
    097 Williams Creek, 39.9 -86.15, -
    097 Wynnedale, 39.831 -86.197, -
  `,
  KY: `
    111 Bancroft, 38.29 -85.61, -
    111 Bellemeade, 38.25 -85.59, -
    111 Blue Ridge Manor, 38.24 -85.57, -
    111 Briarwood, 38.28 -85.59, -
    111 Broeck Pointe, 38.3 -85.58, -
    111 Brownsboro Farm, 38.3 -85.6, -
    111 Brownsboro Village, 38.26 -85.67, -
    111 Cambridge, 38.22 -85.62, -
    111 Creekside, 38.29 -85.57, -
    111 Fincastle, 38.3 -85.55, -
    111 Forest Hills, 38.215 -85.585, -
    111 Glenview, 38.3 -85.65, -
    111 Glenview Hills, 38.3 -85.63, -
    111 Glenview Manor, 38.29 -85.64, -
    111 Goose Creek, 38.29 -85.59, -
    111 Green Spring, 38.31 -85.61, -
    111 Hills and Dales, 38.3 -85.63, -
    111 Hollow Creek, 38.155 -85.62, -
    111 Hollyvilla, 38.09 -85.75, -
    111 Houston Acres, 38.21 -85.61, -
    111 Kingsley, 38.22 -85.67, -
    111 Langdon Place, 38.28 -85.58, -
    111 Lincolnshire, 38.22 -85.63, -
    111 Lynnview, 38.18 -85.71, -
    111 Manor Creek, 38.295 -85.58, -
    111 Meadow Vale, 38.27 -85.55, -
    111 Meadowview Estates, 38.22 -85.635, -
    111 Mockingbird Valley, 38.27 -85.68, -
    111 Moorland, 38.27 -85.58, -
    111 Murray Hill, 38.29 -85.58, -
    111 Norbourne Estates, 38.25 -85.65, -
    111 Old Brownsboro Place, 38.3 -85.56, -
    111 Parkway Village, 38.21 -85.73, -
    111 Plantation, 38.28 -85.59, -
    111 Poplar Hills, 38.18 -85.69, -
    111 Richlawn, 38.25 -85.64, -
    111 Riverwood, 38.28 -85.66, -
    111 Rolling Fields, 38.27 -85.67, -
    111 Rolling Hills, 38.28 -85.58, -
    111 Seneca Gardens, 38.23 -85.68, -
    111 South Park View, 38.12 -85.71, -
    111 Spring Valley, 38.31 -85.6, -
    111 Strathmoor Manor, 38.22 -85.68, -
    111 Strathmoor Village, 38.22 -85.68, -
    111 Ten Broeck, 38.3 -85.58, -
    111 Thornhill, 38.285 -85.625, -
    111 Wellington, 38.22 -85.67, -
    111 Wildwood, 38.25 -85.57, -
    111 Woodland Hills, 38.24 -85.53, -
    111 Woodlawn Park, 38.26 -85.63, -
  `,
  MD: `
    031 Barnesville, 39.22 -77.38, -
    031 Brookeville, 39.18 -77.06, -
    031 Chevy Chase Section Five, 38.982 -77.072, -
    031 Chevy Chase Section Three, 38.978 -77.074, -
    031 Chevy Chase View, 39.018 -77.08, -
    033 Eagle Harbor, 38.567 -76.687, -
    031 Glen Echo, 38.968 -77.142, 279
    031 Laytonsville, 39.21 -77.14, -
    031 Martin's Additions, 38.98 -77.069, 946
    033 North Brentwood, 38.945 -76.95, 593
    031 North Chevy Chase, 39 -77.07, -
    031 Redland, 39.145 -77.144, -
    031 Washington Grove, 39.14 -77.18, -
  `,
  ME: `
    005 Cape Elizabeth, 43.59 -70.24, 9535
  `,
  MS: `
    071 University, 34.366 -89.525, -
  `,
  NJ: `
    025 Roosevelt, 40.222 -74.473, 808
    003 Teterboro, 40.86 -74.06, 61
    007 Woodlynne, 39.917 -75.096, -
  `,
  NY: `
    119 Eastchester, 40.958 -73.809, -
    119 Tuckahoe, 40.95 -73.827, 7084
  `,
  OH: `
    061 Addyston, 39.137 -84.71, -
    061 Arlington Heights, 39.215 -84.455, 882
    049 Brice, 39.917 -82.83, -
    035 Cuyahoga Heights, 41.437 -81.655, -
    035 Highland Hills, 41.45 -81.52, -
    035 Hunting Valley, 41.475 -81.405, -
    035 Linndale, 41.445 -81.77, 108
    049 Marble Cliff, 39.987 -83.06, -
    049 Riverlea, 40.08 -83.025, -
    049 Valleyview, 39.965 -83.073, -
    035 Woodmere, 41.46 -81.48, -
  `,
  PA: `
    003 Ben Avon Heights, 40.513 -80.073, -
    003 Chalfant, 40.41 -79.84, -
    003 Glenfield, 40.52 -80.14, -
    003 Haysville, 40.526 -80.155, -
    003 Osborne, 40.53 -80.17, -
    003 Penn Hills, 40.501 -79.839, 41059
    003 Pennsbury Village, 40.427 -80.1, -
    003 Rosslyn Farms, 40.423 -80.09, -
    003 Sewickley Heights, 40.56 -80.16, -
    003 Sewickley Hills, 40.56 -80.13, -
    003 Thornburg, 40.433 -80.085, -
    045 Upper Darby, 39.96 -75.27, 85681
    003 Wall, 40.393 -79.786, -
    003 West Elizabeth, 40.272 -79.895, -
  `,
  SC: `
    079 Arcadia Lakes, 34.05 -80.965, -
  `,
  TN: `
    037 Berry Hill, 36.12 -86.77, 2112
    065 Ridgeside, 35.035 -85.246, -
  `,
  VT: `
    021 Clarendon, 43.516 -72.97, -
  `,
}

/** Missing towns west of the Mississippi; `../missing-municipalities.ts` says what belongs here and how to add one. */
export const missingWest = {
  AR: `
    119 Cammack Village, 34.78 -92.35, -
  `,
  CA: `
    085 Alum Rock, 37.366 -121.827, 12042
    099 Bret Harte, 37.602 -121.005, -
    085 Buena Vista, 37.321 -121.917, -
    085 Burbank, 37.323 -121.932, -
    085 Cambrian Park, 37.257 -121.931, -
    111 Casa Conejo, 34.184 -118.943, -
    077 Country Club, 37.969 -121.341, -
    037 Culver City, 34.021 -118.396, 40779
    037 East San Gabriel, 34.092 -118.091, -
    087 Freedom, 36.935 -121.773, -
    037 Industry, 34.02 -117.96, 264
    037 Ladera Heights, 33.994 -118.375, 6654
    073 Lake San Marcos, 33.126 -117.208, -
    077 Lincoln Village, 38.005 -121.328, -
    037 Marina del Rey, 33.98 -118.452, 11373
    059 Midway City, 33.745 -117.989, -
    071 Mountain View Acres, 34.497 -117.349, -
    001 Newark, 37.53 -122.04, 47529
    081 North Fair Oaks, 37.474 -122.197, 14027
    001 Piedmont, 37.824 -122.232, 11270
    065 Romoland, 33.746 -117.175, -
    037 San Fernando, 34.282 -118.439, 23946
    053 Sand City, 36.617 -121.848, 325
    111 Santa Susana, 34.272 -118.709, -
    099 Shackelford, 37.614 -120.993, -
    037 Signal Hill, 33.804 -118.168, 11848
    019 Sunnyside, 36.749 -119.699, -
    077 Taft Mosswood, 37.914 -121.283, -
    037 Vernon, 34 -118.21, 222
    037 View Park-Windsor Hills, 33.996 -118.348, 11419
    059 Villa Park, 33.814 -117.813, 5843
    037 West Hollywood, 34.09 -118.362, 35757
  `,
  CO: `
    059 Bow Mar, 39.63 -105.05, -
    041 Cimarron Hills, 38.859 -104.699, 19311
    005 Foxfield, 39.59 -104.79, -
    005 Glendale, 39.705 -104.934, 4613
    005 Holly Hills, 39.668 -104.918, -
    059 Lakeside, 39.78 -105.06, 16
    059 Morrison, 39.65 -105.19, -
    059 Mountain View, 39.775 -105.055, 541
    001 Shaw Heights, 39.853 -105.043, -
  `,
  KS: `
    173 Bel Aire, 37.76 -97.27, 8262
    173 Eastborough, 37.685 -97.258, -
    091 Lake Quivira, 39.04 -94.77, -
    091 Mission Woods, 39.034 -94.611, 203
    173 Oaklawn-Sunview, 37.61 -97.3, -
    091 Westwood Hills, 39.039 -94.611, 400
  `,
  LA: `
    033 Monticello, 30.489 -91.049, -
    033 Westminster, 30.414 -91.088, -
  `,
  MN: `
    123 Gem Lake, 45.06 -93.04, -
    053 Greenwood, 44.91 -93.55, -
    003 Hilltop, 45.053 -93.247, 958
    163 Lakeland Shores, 44.95 -92.77, -
    163 Landfall, 44.951 -92.976, -
    037 Lilydale, 44.91 -93.13, 809
    053 Loretto, 45.055 -93.635, -
    053 Medicine Lake, 44.995 -93.42, -
    037 Mendota, 44.887 -93.164, 183
    053 Minnetonka Beach, 44.94 -93.58, -
    037 Sunfish Lake, 44.87 -93.1, -
    163 Willernie, 45.054 -92.957, -
    053 Woodland, 44.95 -93.51, -
  `,
  MO: `
    047 Avondale, 39.155 -94.545, -
    189 Bella Villa, 38.54 -90.28, -
    189 Bellerive, 38.71 -90.31, -
    189 Beverly Hills, 38.697 -90.292, -
    047 Birmingham, 39.165 -94.45, -
    189 Champ, 38.74 -90.45, -
    189 Country Life Acres, 38.62 -90.45, -
    189 Crystal Lake Park, 38.62 -90.43, -
    189 Edmundson, 38.735 -90.365, -
    189 Flordell Hills, 38.716 -90.264, -
    189 Glen Echo Park, 38.7 -90.297, -
    047 Glenaire, 39.22 -94.45, -
    189 Grantwood Village, 38.555 -90.35, -
    189 Greendale, 38.694 -90.31, -
    165 Houston Lake, 39.19 -94.62, -
    189 Huntleigh, 38.61 -90.41, -
    189 Kinloch, 38.74 -90.326, -
    165 Lake Waukomis, 39.23 -94.635, -
    165 Northmoor, 39.185 -94.605, -
    189 Norwood Court, 38.713 -90.288, -
    047 Oaks, 39.197 -94.57, -
    047 Oakview, 39.209 -94.57, -
    047 Oakwood, 39.2 -94.57, -
    047 Oakwood Park, 39.2 -94.57, -
    189 Pasadena Hills, 38.708 -90.293, -
    189 Pasadena Park, 38.71 -90.298, -
    165 Platte Woods, 39.225 -94.65, -
    047 Randolph, 39.155 -94.5, -
    189 Sycamore Hills, 38.7 -90.35, -
    189 Twin Oaks, 38.565 -90.5, -
    189 Uplands Park, 38.694 -90.28, -
    189 Westwood, 38.645 -90.434, -
    189 Wilbur Park, 38.553 -90.31, -
  `,
  NE: `
    055 Boys Town, 41.26 -96.13, -
  `,
  NM: `
    001 Tijeras, 35.08 -106.38, -
  `,
  OK: `
    109 Lake Aluma, 35.533 -97.448, -
    109 Smith Village, 35.447 -97.457, -
    109 Valley Brook, 35.402 -97.48, -
    109 Woodlawn Park, 35.513 -97.65, -
  `,
  OR: `
    005 Johnson City, 45.404 -122.58, -
    051 Maywood Park, 45.553 -122.56, 829
    005 Rivergrove, 45.385 -122.735, -
    067 West Slope, 45.499 -122.765, -
  `,
  TX: `
    029 Grey Forest, 29.616 -98.684, -
    201 Hilshire Village, 29.79 -95.488, 816
    453 San Leanna, 30.145 -97.818, -
    453 Sunset Valley, 30.225 -97.815, 683
    439 Westover Hills, 32.745 -97.413, 641
    439 Westworth Village, 32.757 -97.415, -
  `,
  UT: `
    035 Alta, 40.588 -111.637, 228
    035 Emigration Canyon, 40.77 -111.75, -
  `,
  WA: `
    033 Beaux Arts Village, 47.585 -122.2, 317
    033 Hunts Point, 47.643 -122.23, 457
    053 Ruston, 47.299 -122.51, -
  `,
}

/** Neighborhoods in Kentucky, Tennessee, Alabama, Mississippi, Arkansas, Louisiana and Oklahoma; `../neighborhoods.ts` says what belongs here and how to add one. */
export const southCentral = {
  'Baton Rouge, LA': `
    Beauregard Town, Belaire, Belfair, Bocage, Broadmoor, Capital Heights, Capitol Heights, College Town,
    Concord Estates, Drusilla, Eden Park, Essen Lane, Fairfields, Garden District, Glen Oaks, Goodwood,
    Highland Road, Hundred Oaks, Istrouma, Kenilworth, Kleinert Terrace, Magnolia Woods, Melrose Place, Mid City,
    Mid-City, North Baton Rouge, Ogden Park, Old Goodwood, Old South Baton Rouge, Park Forest, Perkins Road,
    Plank Road, Pollard Estates, Riverbend, Roseland Terrace, Scotlandville, Sherwood Forest, Smiley Heights,
    South Baton Rouge, Southdowns, Spanish Town, Standard Heights, Steele Place, Stratford, Tara, The Bottom,
    Tigerland, University Acres, University Lake, Valley Park, Villa del Rey, Walnut Hills, Webb Park,
    Westminster Park, White Hills, Wimbledon, Woodstone, Zion City
  `,
  'Birmingham, AL': `
    Acipco-Finley, Apple Valley, Arlington, Arlington-West End, Avondale, Barton Avenue, Belview Heights,
    Brownsville Heights, Brummitt Heights, Bush Hills, Central Park, Central Pratt, College Hills, Collegeville,
    Crestline, Crestwood, Crestwood North, Crestwood South, Dolomite, Druid Hills, East Avondale, East Birmingham,
    East Brownville, East Lake, East Thomas, Eastwood, Echo Highlands, English Village, Enon Ridge, Ensley,
    Ensley Highlands, Evergreen, Fairmont, Fairview, Five Points South, Five Points West, Forest Park,
    Fountain Heights, Garden Highlands, Gate City, Germania Park, Glen Iris, Glen Oaks, Grasselli Heights, Graymont,
    Green Acres, Harriman Park, Highland Park, Hooper City, Huffman, Industrial Center, Inglenook, Jones Valley,
    Killough Springs, Kingston, Lakeview, Lakeview District, Liberty Highlands, Loveman Village, Maple Grove,
    Mason City, Morris Avenue, North Avondale, North Birmingham, North East Lake, North Pratt, North Titusville,
    Norwood, Oak Ridge, Oak Ridge Park, Oakwood Place, Oxmoor, Oxmoor Valley, Parkside, Parkway East, Penfield Park,
    Pine Knoll Vista, Powderly, Pratt City, Railroad Park, Redmont, Redmont Park, Rising-West Princeton, Roebuck,
    Roebuck Springs, Roseview Heights, Sherman Heights, Smithfield, Smithfield Estates, South East Lake, South Pratt,
    South Titusville, South Woodlawn, Spring Lake, Sun Valley, Tarpley City, Titusville, Tuxedo, UAB, Wahouma,
    Wenonah, West Brownville, West End Manor, West Goldwire, Woodlawn, Wylam, Zion City
  `,
  'Chattanooga, TN': `
    Alton Park, Avondale, Bal Harbor, Bluff View, Bluff View Art District, Bonny Oaks, Brainerd, Brainerd Heights,
    Brainerd Hills, Bushtown, Cameron Harbor, Churchville, Clifton Hills, Cromwell, Dalewood, East Brainerd,
    East Chattanooga, East Lake, Eastdale, Eastgate, Ferger Place, Fort Negley, Fort Wood, Fortwood, Foxwood Heights,
    Glenwood, Hamilton Place, Hickory Valley, Highland Park, Hill City, Hixson, Jefferson Heights,
    Lake Resort Terrace, Lookout Valley, Lupton City, Martin Luther King, Missionary Heights, Missionary Ridge,
    Murray Hills, North Chattanooga, North Shore, Northshore, Oak Grove, Orchard Knob, Piney Woods, Ridgedale,
    Rivermont, Riverview, Shepherd, South Chattanooga, Spring Creek, St. Elmo, Stonefort, Stuart Heights, Tiftonia,
    Tyner, Washington Hills, Wauhatchie, Woodmore
  `,
  'Covington, KY': `
    Austinburg, Botany Hills, Helentown, Latonia, Levassor Park, Licking Riverside, MainStrasse, MainStrasse Village,
    Monte Casino, Old Seminary Square, Peaselburg, Roebling Point, South Covington, Wallace Woods
  `,
  'Fayetteville, AR': `
    Dickson Street, Markham Hill, Mount Sequoyah, Root, Spout Spring, Walker Park, Washington-Willow, Wilson Park
  `,
  'Florence, AL': `
    East Florence, Seven Points
  `,
  'Gulfport, MS': `
    West Gulfport
  `,
  'Huntsville, AL': `
    Big Cove, Blossomwood, Bridge Street, Chapman, Chase, Dallas Mill, Edmonton Heights, Five Points,
    Fleming Meadows, Greenwyche, Hampton Cove, Jones Valley, Lakewood, Lincoln Mill, Lowe Mill, Madkin Mountain,
    Mastin Lake, McThornmor Acres, Meadow Hills, Merrimack, Monte Sano, Piedmont, Providence, Redstone Park,
    Research Park, Stovehouse, Terry Heights, Twickenham, Weatherly Heights, West Huntsville, Whitesburg Estates,
    Zierdt
  `,
  'Jackson, MS': `
    Alta Woods, Bel-Air, Belhaven, Belhaven Heights, Broadmeadow, Broadmoor, Doodleville, Eastover, Farish Street,
    Fondren, Fondren North, Georgetown, Heatherwood, Jackson Square, LeFleur East, Leftwich, North Jackson,
    Northpointe, Northtown, Presidential Hills, Queens, Shady Oaks, South Jackson, Sub 2, Subdivision Two, Tougaloo,
    Virden Addition, Washington Addition, West Jackson, White Rock, Woodland Hills, Woodlea
  `,
  'Knoxville, TN': `
    Bearden, Beaumont, Burlington, Cedar Bluff, Chilhowee Park, Colonial Village, Crestwood Hills,
    Cumberland Estates, Deane Hill, East Knoxville, Edgewood, Emory Place, Fairmont-Emoryland, Five Points,
    Forest Heights, Fort Sanders, Fountain City, Fourth and Gill, Gay Street, Happy Holler, Holston Hills, Inskip,
    Island Home, Island Home Park, Lindbergh Forest, Lonsdale, Marble City, Market Square, Mechanicsville,
    Morningside, North Hills, North Knoxville, Norwood, Oakwood-Lincoln Park, Old City, Old North Knoxville,
    Old Sevier, Park Ridge, Parkridge, Pond Gap, Rocky Hill, Sequoyah Hills, South Haven, South Knoxville,
    Sutherland Heights, Timbercrest, Vestal, West Hills, West Knoxville, Western Heights, Westmoreland,
    Whittle Springs, Worlds Fair Park
  `,
  'Lafayette, LA': `
    Arbolada, Bendel Gardens, Broadmoor, Four Corners, Freetown, Freetown-Port Rico, Greenbriar, La Place,
    McComb-Veazey, Oil Center, Quail Hollow, River Ranch, Saint Streets, Sterling Grove, Truman, Whittington Oaks
  `,
  'Lexington, KY': `
    Andover, Ashland, Ashland Park, Aylesford, Beaumont, Bell Court, Bluegrass-Aspendale, Cardinal Valley,
    Castlewood, Chevy Chase, Constitution, Davis Bottoms, Deep Springs, Distillery District, Dixie, Duncan Park,
    Eastland, Fairway, Firebrook, Gainesway, Gardenside, Georgetown Street, Gratz Park, Green Acres, Hamburg,
    Hartland, Hollow Creek, Idle Hour, Irishtown, Joyland, Kenwick, Lakeview, Lansdowne, Lexington-Fayette,
    Liberty Heights, Marlboro, Martin Luther King, Masterson Station, Meadowthorpe, Mentelle, Montclair, NoLi,
    North Limestone, Palomar, Pensacola Park, Picadome, Pralltown, Radcliffe, Smithtown, South Hill, Southland,
    Speigle Heights, Stonewall, Tates Creek, Thoroughbred Park, University Village, Veterans Park, Wellington,
    Western Suburb, Winburn, Woodhill, Woodward Heights, Zandale
  `,
  'Little Rock, AR': `
    Boyle Park, Briarwood, Broadmoor, Capitol View, Capitol View-Stifft Station, Central High, Chenal Valley, Chicot,
    Cloverdale, Dunbar, Fair Park, Geyer Springs, Governor's Mansion, Granite Mountain, Hanger Hill, Hillcrest,
    Hindman, John Barrow, Kingwood, Leawood, Mabelvale, MacArthur Park, Oak Forest, Otter Creek, Pankey, Pettaway,
    Pulaski Heights, Quapaw Quarter, River Market, Riverdale, Robinwood, Rosedale, SoMa, South Main,
    Southwest Little Rock, St. Charles, Stagecoach, Stifft Station, Sturbridge, The Heights, University District,
    University Park, Upper Baseline, Wakefield, Walnut Valley, West Little Rock, Western Hills, Woodlands Edge
  `,
  'Louisville, KY': `
    Algonquin, Auburndale, Avondale, Bardstown Road, Bashford Manor, Beechmont, Belknap, Bon Air, Bonnycastle,
    Bowman, Brownsboro Zorn, Brownsboro-Zorn, Butchertown, California, Camp Taylor, Cherokee Gardens,
    Cherokee Seneca, Cherokee Triangle, Chickasaw, Clifton, Clifton Heights, Cloverleaf, Crescent Hill, Deer Park,
    Fairdale, Fern Creek, Fourth Street Live, Frankfort Avenue, Gardiner Lane, Germantown, Hallmark, Hawthorne,
    Hayfield Dundee, Hazelwood, Highlands, Highlands-Douglass, Highview, Hikes Point, Irish Hill, Iroquois,
    Iroquois Park, Jacobs, Kenwood Hill, Klondike, Limerick, Merriwether, Newburg, Norton Commons, Nulu, Okolona,
    Old Louisville, Paristown Pointe, Park DuValle, Park Hill, Parkland, Phoenix Hill, Pleasure Ridge Park,
    Poplar Level, Portland, Prestonia, Rockcreek Lexington Road, Russell, Saint Joseph, Schnitzelburg, Shawnee,
    Shelby Park, Smoketown, Smoketown Jackson, South Louisville, Standiford, Taylor-Berry, The Highlands, The Point,
    Tyler Park, Valley Station, Whiskey Row, Wilder Park, Wyandotte
  `,
  'Memphis, TN': `
    Annesdale, Annesdale Park, Annesdale-Snowden, Balmoral, Beale Street, Bellevue, Berclair, Bethel Grove,
    Binghampton, Binghamton, Broad Avenue, Broad Avenue Arts District, Bunker Hill, Castalia, Castalia Heights,
    Central Gardens, Cherokee, Chickasaw Gardens, Colonial Acres, Cooper-Young, Cordova, Cotton Row, Countrywood,
    Crosstown, Cummings, Douglass, East Buntyn, East Memphis, Easthaven, Edge District, Evergreen,
    Evergreen Historic District, Fox Meadows, Frayser, French Fort, Galloway, Glenview, Graceland, Grahamwood,
    Greenlaw, Harbor Town, Hein Park, Hickory Hill, Hickory Ridge, High Point Terrace, Highland Heights,
    Highland Strip, Hollywood, Hyde Park, Joffre, Kimball, Kingsbury, Klondike, LaPaloma, LaRose, Laurelwood,
    Lea's Woods, Lenox, Levi, Longview Heights, Magnolia, McLemore, Messick, Mid-Town, Mitchell Heights,
    Mount Moriah, Mud Island, New Chicago, New South Memphis, Newtown, Nonconnah, Normal Station, North Memphis,
    Nutbush, Oakhaven, Oakville, Orange Mound, Overton Park, Overton Square, Parkway Village, Peabody-Vance, Pinch,
    Pinch District, Rainbow Lake, Raleigh, Richland Estates, River Oaks, Riverside, Riverview, Rozelle-Annesdale,
    Scenic Hills, Scottish Rite, Scutterfield, Sea Isle, Shady Grove, Shelby Farms, Sherwood Forest, Smokey City,
    Soulsville, South Bluffs, South Forum, South Main, South Main Arts District, South Memphis, Speedway Terrace,
    Summer Avenue, Sycamore View, Tucker Jefferson, University District, Vance Avenue, VECA, Victorian Village,
    Vollentine-Evergreen, Vollintine-Evergreen, Walker Homes, Walnut Grove, Washington Bottoms, Westhaven, Westwood,
    White Station, Whitehaven, Winchester Park, Wolf River, Yorkshire
  `,
  'Metairie, LA': `
    Bonnabel Place, Bucktown, Fat City, Metairie Terrace, Old Metairie
  `,
  'Mobile, AL': `
    Africatown, Ashland Place, Birdville, Brookley, Church Street East, Cottage Hill, Crichton, De Tonti Square,
    DeTonti Square, Dog River, Georgetown, Happy Hills, Hillsdale, Leinkauf, Maysville, Navco, Oakdale, Oakleigh,
    Oakleigh Garden District, Old Dauphin Way, Park Place, Pinehurst, Plateau, Riviere du Chien, Roger Williams,
    Skyland Park, Spring Hill, Springhill, Toulminville, Trinity Gardens, West Mobile
  `,
  'Montgomery, AL': `
    Arrowhead, Bellehurst, Boylston, Capitol Heights, Carriage Hills, Centennial Hill, Chisholm, Cloverdale,
    Cottage Hill, Dalraida, Deer Creek, Eastdale, Forest Park, Garden District, Haardt Estates, Halcyon,
    Highland Park, King Hill, Lincoln Cemetery, Lower Dexter Park, McGehee Estates, Normandale, Old Cloverdale,
    Ridgecrest, Vaughn Meadows, Washington Park, Woodmere, Wynlakes
  `,
  'Nashville, TN': `
    12 South, 12South, Antioch, Bellevue, Bells Bend, Bellshire, Belmont, Belmont Hillsboro, Belmont-Hillsboro,
    Bordeaux, Brick Church, Buchanan, Buena Vista, Cane Ridge, Capitol View, Charlotte Park, Cherokee Park,
    Chestnut Hill, Cleveland Park, Cockrill Bend, Creekside, Crieve Hall, Donelson, East Nashville, Eastwood,
    Edgefield, Edgehill, Elliston Place, Elysian Fields, Five Points, Germantown, Glencliff, Glenview, Grassmere,
    Green Hills, Gulch, Hadley Park, Haynes Heights, Hermitage, Hermitage Hills, Highland Heights, Hillsboro Village,
    Hillsboro-West End, Hillwood, Historic Edgefield, Hope Gardens, Inglewood, Jefferson Street, Joelton, Lakewood,
    Lenox Village, Lockeland Springs, Lower Broadway, Maplewood, Marathon Village, McFerrin Park, Metro Center,
    MetroCenter, Music City Center, Music Row, Napier, Nipper's Corner, North Nashville, Old Hickory,
    Old Hickory Village, Osborne, Paragon Mills, Parkwood, Percy Priest, Pie Town, Priest Lake, Raymond Heights,
    Richland, Richland-West End, River North, River Plantation, Riverside Village, Rolling Mill Hill, Rosebank,
    Salemtown, Shelby Hills, SoBro, South Inglewood, South Nashville, Southeast Nashville, Sylvan Heights,
    Sylvan Park, Talbot's Corner, The Gulch, The Nations, Tusculum, Una, Vanderbilt, Vanderbilt University, Vultee,
    Wade-Haynes, Walnut Hill, Waverly-Belmont, Wedgewood-Houston, WeHo, West End Park, West End-Whitland, West Meade,
    West Nashville, White Bridge, Whites Bend, Whites Creek, Whitland, Woodbine, Woodland-in-Waverly
  `,
  'New Orleans, LA': `
    7th Ward, Algiers, Algiers Point, Audubon, B.W. Cooper, Bayou Sauvage, Bayou St. John, Behrman, Black Pearl,
    Broadmoor, Bywater, Carrollton, City Park, Desire, Dillard, East Carrollton, East Riverside, Esplanade Ridge,
    Fair Grounds, Fairgrounds, Faubourg Delachaise, Faubourg Lafayette, Faubourg Livaudais, Faubourg Marigny,
    Filmore, Fischer Housing Development, Florida Area, Florida Development, Fontainebleau, French Quarter, Freret,
    Garden District, Gentilly, Gentilly Terrace, Gentilly Woods, Gert Town, Hollygrove, Holy Cross, Iberville,
    Irish Bayou, Irish Channel, Lake Catherine, Lake Terrace, Lake Terrace & Oaks, Lake Vista, Lakeshore,
    Lakeshore-Lake Vista, Lakeview, Lakewood, Lakewood South, Leonidas, Little Woods, Lower Algiers,
    Lower Garden District, Lower Ninth Ward, Marigny, Marlyville, Marlyville-Fontainebleau, McDonogh, McDonoghville,
    Mid-City, Milneburg, New Aurora, New Orleans East, Ninth Ward, Old Aurora, Pigeon Town, Pines Village,
    Plum Orchard, Pontchartrain Park, Read Blvd East, Read Blvd West, Read Boulevard East, Saint Claude, Saint Roch,
    Seventh Ward, Sixth Ward, St. Anthony, St. Bernard Area, St. Claude, St. Roch, St. Thomas,
    St. Thomas Development, Storyville, Tall Timbers, Tall Timbers-Brechtel, Touro, Treme, Tremé, Treme-Lafitte,
    Tremé-Lafitte, Tulane-Gravier, U.S. Naval Support Area, University District, Upper Ninth Ward, Uptown,
    Venetian Isles, Versailles, Viavant, Viavant-Venetian Isles, Viavant/Venetian Isles, Vieux Carre, Vieux Carré,
    Village de l'Est, Warehouse District, West End, West Lake Forest, West Riverside, Zion City
  `,
  'Norman, OK': `
    Brookhaven, Campus Corner, Chautauqua, First Courthouse, Hall Park, Larsh-Miller, Old Silk Stocking,
    Original Townsite, Southridge, Westwood Estates
  `,
  'Oklahoma City, OK': `
    Adventure District, Asian District, Automobile Alley, Belle Isle, Bricktown, Britton, Capitol Hill, Capitol View,
    Carverdale, Casady, Central Park, Chisholm Creek, Classen Ten Penn, Classen-Ten-Penn, Creston Hills, Crestwood,
    Crown Heights, Crown Heights-Edgemore Heights, Culbertson Heights, Culbertson's East Highlands, Deep Deuce,
    Douglas-Edgemere, Edgemere, Edgemere Park, Edwards Heights, Epperly Heights Village, Fifth Street, Film Row,
    Florence Park, Gaillardia, Gatewood, Helm Farm, Heritage Hills, Heritage Hills East, Highland Park,
    Jefferson Park, JFK, John F. Kennedy, Lake Hefner, Lansbrook, Lincoln Terrace, Linwood, Linwood Place,
    Lyrewood Pointe, Mayfair, Mayfair Heights, Meadowbrook Acres, Memorial Park, Mesta Park, MidCity, Military Park,
    Mulligan Flats, Northwest Hills, Park Estates, Park Hurst, Paseo, Paseo Arts District, Penn Square,
    Plaza District, Putnam Heights, Quail Creek, Rancho Village, Riverside, Rose Creek, Ross Heights, Scissortail,
    Shidler-Wheeler, Skirvin, SoSA, Stiles Park, Stinchcomb, Stockyards City, Strawberry Fields, Surrey Hills,
    The Greens, The Paseo, The Plaza District, Trosper Park, University Park, Uptown 23rd, Victoria Place,
    Western Avenue, Western Avenue District, Wheatland, Wheeler District, Will Rogers, Will Rogers Park,
    Windsor Hills
  `,
  'Shreveport, LA': `
    Allendale, Anderson Island, Broadmoor, Broadmoor Terrace, Caddo Heights, Cedar Grove, Cherokee Park,
    Dixie Garden, Ellerbe Woods, Fairfield, Highland, Hollywood Heights, Hyde Park, Ingleside, Lakeview,
    Ledbetter Heights, Long Lake, Lynbrook, Madison Park, Martin Luther King, MLK, Mooretown, North Highlands,
    Pierremont, Provenance, Queensborough, Shreve City, Shreve Island, South Highland, South Highlands,
    Southern Hills, Southern Trace, Spring Lake, Springlake, St. Vincent, Stoner Hill, Sunset Acres, Town South,
    University Terrace, Wallace Lake, Werner Park, West Shreveport, Western Hills, Yarborough
  `,
  'Tulsa, OK': `
    Blue Dome, Blue Dome District, Brady Arts District, Brady Heights, Bren-Rose, Brookside, Brumley, Carbondale,
    Carlton Place, Cedar Haven, Chamberlain, Charles Page, Cherry Street, Comanche Park, Crosbie Heights,
    Crutchfield, Deco District, East Tulsa, East Village, Florence Park, Forest Orchard, Franklin Park,
    Gilcrease Hills, Greenwood, Greenwood District, Gunboat Park, Hodge, Johansen Acres, Kendall Whittier,
    Kendall-Whittier, Kensington, Lacy Park, Lewis Crest, Lortondale, Maple Ridge, Mapleridge, Maplewood,
    Mayo Meadow, Mingo Valley, Mohawk Park, North Maple Ridge, North Tulsa, Owen Park, Park Hill, Patrick Henry,
    Pearl District, Ranch Acres, Red Fork, Renaissance, Riverside, Riverview, Rose Dew, Rosewood, South Tulsa,
    Southern Hills, Suburban Acres, Sungate, Swan Lake, Terrace Drive, Terwilleger Heights, The Heights, Tracy Park,
    Turner Park, University of Tulsa, Utica Square, Vernon AME, Walnut Creek, Wedgewood, West Highlands, West Tulsa,
    White City, Winnetka Heights, Woodland View, Woodward Park, Zink
  `,
  'Tuscaloosa, AL': `
    Alberta, Alberta City, Druid City, Forest Lake, Hillcrest, Indian Hills, North River, Pinehurst, Skyland,
    The Strip
  `,
  'Vestavia Hills, AL': `
    Cahaba Heights, Liberty Park
  `,
}

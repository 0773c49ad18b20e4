/** Neighborhoods in North Carolina, South Carolina and Georgia; `../neighborhoods.ts` says what belongs here and how to add one. */
export const southeast = {
  'Apex, NC': `
    Scotts Mill
  `,
  'Asheville, NC': `
    Beaver Lake, Beverly Hills, Biltmore Park, Biltmore Village, Burton Street, Chunns Cove, East Asheville,
    Five Points, Grove Park, Haw Creek, Kenilworth, Lakeview Park, Malvern Hills, Montford, North Asheville, Oakley,
    Oteen, River Arts District, Shiloh, South Asheville, South Slope, Stumptown, Town Mountain, West Asheville
  `,
  'Athens, GA': `
    Beechwood, Bloomfield, Boulevard, Carr's Hill, Chicopee-Dudley, Cobbham, East Athens, Five Points,
    Forest Heights, Green Acres, Hancock Corridor, Homewood Hills, Newtown, Normaltown, Oconee Hill, Pulaski Heights
  `,
  'Atlanta, GA': `
    Adair Park, Adams Park, Adamsville, Almond Park, Amal Heights, Ansley Park, Ashview Heights, Atkins Park,
    Atlanta University Center, Atlantic Station, Baker Hills, Bakers Ferry, Bankhead, Bankhead Courts, Beecher Hills,
    Ben Hill, Benteen Park, Berkeley Park, Betmar LaVilla, Blair Villa, Blandtown, Bolton, Boulder Park,
    Boulevard Heights, Brandon, Briar Glen, Brookview Heights, Brookwood, Brookwood Hills, Browns Mill Park,
    Buckhead, Buckhead Forest, Buckhead Village, Bush Mountain, Butner, Cabbagetown, Campbellton Road, Candler Park,
    Capitol Gateway, Capitol View, Capitol View Manor, Carey Park, Carroll Heights, Carver Hills, Cascade Avenue,
    Cascade Green, Cascade Heights, Castleberry Hill, Castlewood, Centennial Place, Center Hill, Chalet Woods,
    Channing Valley, Chastain Park, Chosewood Park, Collier Heights, Collier Hills, Collier Hills North,
    Colonial Homes, Conway Manor, Cross Creek, Custer Avenue, Custer-McDonough-Guice, Deerwood, Dixie Hills,
    East Ardley Road, East Atlanta, East Atlanta Village, East Chastain Park, East Lake, Edgewood, Elmco Estates,
    English Avenue, English Park, Fairburn Heights, Fairburn Mays, Fairlie-Poplar, Florida Heights, Fort McPherson,
    Garden Hills, Georgia State, Georgia Tech, Glenrose Heights, Grant Park, Grove Park, Hammond Park,
    Harland Terrace, Harris Chiles, Heritage Valley, Hills Park, Historic Westin Heights, Home Park, Howell Station,
    Hunter Hills, Inman Park, Ivan Hill, Joyland, Just Us, Kings Forest, Kingswood, Kirkwood, Knight Park,
    Knight Park-Howell Station, Lake Claire, Lakewood, Lakewood Heights, Laurens Valley, Leila Valley, Lenox,
    Lenox Park, Lindbergh, Lindridge-Martin Manor, Little Five Points, Loring Heights, Margaret Mitchell,
    Marietta Artery, Marietta Street Artery, Mechanicsville, Memorial Park, Merry Hills, Midtown, Midtown Atlanta,
    Midwest Cascade, Monroe Heights, Morningside, Morningside-Lenox Park, Mount Paran Parkway, Mount Paran-Northside,
    Mozley Park, Mt. Paran, North Buckhead, North Camp Creek Parkway, Norwood Manor, Oakcliff, Oakland, Oakland City,
    Old Fourth Ward, Old Gordon, Orchard Knob, Ormewood Park, Paces, Paces Ferry, Palisades, Peachtree Battle,
    Peachtree Battle Alliance, Peachtree Center, Peachtree Heights East, Peachtree Heights West, Peachtree Hills,
    Peachtree Park, Penelope Neighbors, Peoplestown, Perkerson, Piedmont Heights, Piedmont Park, Pine Hills,
    Pittsburgh, Polar Rock, Poncey-Highland, Princeton Lakes, Randall Mill, Rebel Valley Forest, Reynoldstown,
    Ridgedale Park, Ridgewood Heights, Riverside, Rockdale, Rosedale Heights, Rue Royal, Sandlewood Estates,
    Scotts Crossing, Sherwood Forest, South Atlanta, South Downtown, South River Gardens, South Tuxedo Park,
    Southwest Atlanta, Springlake, Summerhill, Swallow Circle, Sweet Auburn, Sylvan Hills, Tampa Park, The Gulch,
    The Villages at East Lake, Thomasville Heights, Tuxedo Park, Underwood Hills, Vine City, Virginia Highland,
    Virginia-Highland, Washington Park, Wesley Battle, West End, West Highlands, West Lake, West Manor, West Midtown,
    West Paces Ferry, Westhaven, Westminster-Milmar, Westover Plantation, Westview, Westwood Terrace,
    Whittier Mill Village, Wildwood, Wildwood Forest, Wildwood Park, Wilson Mill, Wilson Mill Meadows, Woodfield,
    Woodland Hills, Wyngate
  `,
  'Augusta, GA': `
    Albion Acres, Bethlehem, Forest Hills, Harrisburg, Hill Section, Laney-Walker, National Hills, Olde Town,
    Sand Hills, South Augusta, Summerville, Turpin Hill, West Augusta
  `,
  'Charleston, SC': `
    Ansonborough, Ashleyville, Avondale, Bees Ferry, Byrnes Down, Cainhoy, Cannonborough,
    Cannonborough-Elliotborough, Carolina Bay, Charlestowne Estates, Charlotte Street, Daniel Island, East Central,
    Elliotborough, French Quarter, Hampton Park Terrace, Harleston Village, King Street, Maryville,
    Mazyck-Wraggborough, Moreland, NoMo, North Central, Northbridge Terrace, Old Windermere, Orange Grove, Parkshore,
    Radcliffeborough, Rainbow Row, Shadowmoss, Silver Hill, South of Broad, South Windermere, The Battery,
    The Crescent, Upper King, Wagener Terrace, Wespanee, West Ashley, Windermere, Wraggborough
  `,
  'Charlotte, NC': `
    Ashley Park, Ayrsley, Ballantyne, Ballantyne East, Ballantyne West, Barclay Downs, Beatties Ford, Berewick,
    Beverly Woods, Biddleville, Blakeney, Brightwalk, Camp North End, Carmel, Chantilly, Cherry, Cherrywood,
    Chesterfield, Clanton Park, College Downs, Collingwood, Colonial Village, Commonwealth, Commonwealth Park,
    Cotswold, Coulwood, Coulwood West, Country Club Heights, Derita, Derita-Statesville, Dilworth, Double Oaks,
    Druid Hills North, Druid Hills South, East Forest, Eastfield, Eastland, Eastover, Eastway, Echo Hills, Elizabeth,
    Enderly Park, First Ward, Fourth Ward, Foxcroft, Freedom Park, Genesis Park, Grier Heights, Hampshire Hills,
    Harbor House, Hickory Grove, Hickory Ridge, Hidden Valley, Highland Creek, Hoskins, Idlewild, Idlewild Farms,
    Idlewild South, Lansdowne, Laurel Park, Lincoln Heights, Lockwood, LoSo, Lower South End, Madison Park,
    Mallard Creek, Marlwood, Marsh Brooke, McAlpine, McCrorey Heights, Merry Oaks, Montclaire, Montclaire South,
    Montford, Montibello, Morrocroft, Mountainbrook, Myers Park, Nations Ford, Newell, NoDa, North Sharon Amity,
    North Tryon Hills, Northlake, Oakdale, Oakhurst, Oaklawn Park, Olde Providence, Olde Providence South,
    Optimist Park, Park Crossing, Park Road, Park South, Parkdale, Paw Creek, Piper Glen, Piper Glen Estates,
    Plaza Midwood, Plaza Shamrock, Plaza-Midwood, Prosperity Church, Prosperity Village, Providence Crossing,
    Providence Park, Providence Plantation, Provincetowne, Quail Hollow, Raeburn, Raintree, Rea Farms,
    Revolution Park, Ritch Avenue, Robinson Church, Sardis Forest, Sardis Woods, Second Ward, Sedgefield,
    Selwyn Park, Seversville, Shamrock, Shamrock Drive, Shannon Park, Sharon Woods, Sheffield Park, Sherwood Forest,
    Smallwood, South Park, SouthEnd, SouthPark, Starmount, Starmount Forest, Steele Creek, Stonehaven, Sugaw Creek,
    Sunset Road, Swan Run, Third Ward, Thomasboro, Thomasboro-Hoskins, Thornhill, Toddville Road, Touchstone Village,
    Tryon Hills, Tuckaseegee, University City, University City North, University City South, University Park,
    Uptown Charlotte, Villa Heights, Washington Heights, Wedgewood, Wendover, Wendover-Sedgewood, Wesley Heights,
    West Boulevard, Westerly Hills, Wilmore, Wilora Lake, Windsor Park, Woodberry, York Road, Yorkmount, Yorkshire
  `,
  'Columbia, SC': `
    Ardincaple, Arsenal Hill, BullStreet, Colonial Heights, Cottontown, Earlewood, Eau Claire, Elmwood Park,
    Five Points, Forest Hills, Granby Hill, Greenview, Heathwood, Hollywood-Rose Hill, Hyatt Park, Kings Grant,
    Lake Katherine, Lower Waverly, Martin Luther King, Melrose Heights, Old Shandon, Robert Mills, Rosewood,
    Seminary Ridge, Shandon, Sherwood Forest, The Vista, University Hill, Vista, Wales Garden, Waverly, Whaley,
    Wheeler Hill
  `,
  'Columbus, GA': `
    Benning Hills, Bibb City, Carver Heights, Dinglewood, East Highland, Green Island Hills, Hilton Heights,
    Lakebottom, MidTown, North Highland, Oakland Park, Rose Hill, Weracoba, Wildwood, Wynnton, Wynnton Village
  `,
  'Durham, NC': `
    American Tobacco District, Bragtown, Brightleaf, Brightleaf District, Burch Avenue, Central Park,
    Cleveland-Holloway, College Heights, Colony Park, Crest Street, Croasdaile, Duke Forest, Duke Homestead,
    Duke Park, East Durham, Edgemont, Fairfield, Five Points, Forest Hills, Forest View, Golden Belt, Grove Park,
    Hayti, Hillandale, Hope Valley, Hope Valley Farms, Lakewood, Lakewood Park, Lyon Park, Lyons Farm,
    Morehead Heights, Morehead Hill, Ninth Street, North Durham, Northgate Park, Old East Durham, Old Farm,
    Old Five Points, Old North Durham, Old West Durham, Parkwood, Pearsontown, South Square, Southpoint, Treyburn,
    Trinity Heights, Trinity Park, Tuscaloosa-Lakewood, Walltown, Watts Hospital-Hillandale, Watts-Hillandale,
    West Durham, Woodcroft
  `,
  'Fayetteville, NC': `
    Bonnie Doone, Campbellton, Cliffdale, College Lakes, Haymount, Kings Grant, LaGrange, Lake Rim, Massey Hill,
    Ponderosa, Savoy Heights, Seabrook, VanStory Hills, Westover
  `,
  'Greensboro, NC': `
    Adams Farm, Arlington Park, Aycock, Benbow Park, Cardinal, College Hill, Cumberland, Dunleath, Dunleavy,
    Fisher Park, Four Seasons, Friendly Acres, Glenwood, Grandover, Green Valley, Guilford Hills, Hamilton Lakes,
    Irving Park, Kirkwood, Lake Daniel, Lake Jeanette, Latham Park, Lindley Park, New Irving Park, Nocho Park,
    Old Irving Park, Old Starmount, Ole Asheboro, Proximity, Rankin, Revolution, Sedgefield Lakes, South Elm,
    Starmount Forest, Sunset Hills, Warnersville, Westerwood, White Oak, Willow Oaks
  `,
  'Greenville, SC': `
    Alta Vista, Augusta Road, Cleveland Park, Earle Street, East Park, Gower, Green Avenue, Greenline-Spartanburg,
    Hampton-Pinckney, Haynie-Sirrine, Heritage, Nicholtown, North Main, Overbrook, Pettigru, Southernside, Sterling,
    Stone Avenue, Verdae, Village of West Greenville, Viola, West Greenville
  `,
  'High Point, NC': `
    Burns Hill, Emerywood, Five Points, Highland Mills, Johnson Street, Macedonia, Oakview, Sherrod Park
  `,
  'Hilton Head Island, SC': `
    Forest Beach, Hilton Head Plantation, Indigo Run, Long Cove, Palmetto Dunes, Palmetto Hall, Port Royal,
    Sea Pines, Shelter Cove, Shipyard, Wexford
  `,
  'Macon, GA': `
    Beall's Hill, Bloomfield, Cherokee Heights, College Hill, East Macon, Fort Hawkins, Huguenin Heights, Ingleside,
    Intown, Napier Heights, North Highlands, Pleasant Hill, Shirley Hills, South Macon, Unionville, Vineville
  `,
  'Mount Pleasant, SC': `
    Belle Hall, Brickyard Plantation, Carolina Park, Cooper Estates, Dunes West, Hamlin Plantation, Hobcaw,
    Hobcaw Point, I'On, Old Village, Park West, Remley's Point, Rivertowne, Seaside Farms, Shem Creek, Snee Farm,
    Snowden, Wakendaw
  `,
  'North Charleston, SC': `
    Accabee, Charleston Farms, Chicora-Cherokee, Coosaw Creek, Deer Park, Dorchester-Waylyn, Ferndale, Forest Hills,
    Liberty Hill, Mixson, Northwoods, Oak Terrace Preserve, Olde North Charleston, Park Circle, Pepperhill,
    Union Heights, Wescott, Whipper Barony
  `,
  'Raleigh, NC': `
    Alexander Place, Anderson Heights, Beaufort, Bedford, Biltmore Hills, Bloomsbury, Boylan Heights, Brentwood,
    Brier Creek, Brookhaven, Budleigh, Cameron Park, Cameron Village, Chavis Heights, Coley Forest, College Park,
    Country Club Hills, Crabtree, Crabtree Valley, Crossroads, Dix Park, Drewry Hills, Eastgate, Emerald Village,
    Falls River, Fayetteville Street, Five Points, Five Points East, Georgetown, Glenwood South, Glenwood-Brooklyn,
    Hayes Barton, Hedingham, Hi Mount, Historic Oakwood, Hymettus Woods, King Charles, Lake Lynn, Lakestone,
    Longacres, Longview, Longview Gardens, Method, Mini City, Moore Square, Mordecai, North Hills, North Raleigh,
    North Ridge, Oakwood, Oberlin Village, Olde Raleigh, Person Street, Pullen Park, Quail Hollow, Ridgewood,
    Roanoke Park, Rochester Heights, Roylene Acres, Six Forks, Smoky Hollow, South Park, Southgate,
    Springdale Estates, Stonehenge, Triangle Town Center, Trinity Park, Umstead, University Park, Vanguard Park,
    Village District, Wakefield, Wakefield Plantation, West Morgan, West Raleigh, White Oaks, Wilders Grove,
    Woodcrest, Worthdale, Wyckliff
  `,
  'Savannah, GA': `
    Abercorn Heights, Ardsley Park, Avondale, Baldwin Park, Blueberry Hill, Carver Heights, Carver Village,
    Chatham Crescent, City Market, Cloverdale, Coffee Bluff, Cuyler-Brownsville, Daffin Park, Eastern Wharf,
    Edgemere, Fairway Oaks, Feiler Park, Godley Station, Gordonston, Habersham Village, Hitch Village, Hudson Hill,
    Kensington Park, Landmark Historic District, Liberty City, Live Oak, Magnolia Park, Mayfair, Moon River,
    Paradise Park, Parkside, Pine Gardens, Plant Riverside, Poplar Place, River Street, Sackville, Savannah Quarters,
    Starland, Starland District, Sylvan Terrace, Tatemville, Thomas Square, Twickenham, Victorian District,
    West Savannah, Wilshire Estates, Windsor Forest, Woodville, Yamacraw Village
  `,
  'Wilmington, NC': `
    Autumn Hall, Brooklyn Arts District, Cargo District, Carolina Heights, Carolina Place, Castle Street, Devon Park,
    Dry Pond, Forest Hills, Greenfield, Landfall, Long Leaf Park, Mayfaire, Pine Valley, Soda Pop District,
    South Front, Sunset Park, The Bottom, Winoca Terrace
  `,
  'Winston-Salem, NC': `
    Ardmore, Boston-Thurmond, Buena Vista, Columbian Heights, East Winston, Easton, Hanes, Hanes Mill, Happy Hill,
    Holly Avenue, Innovation Quarter, Konnoak Hills, Mineral Springs, Montview, Mount Pleasant, Mount Tabor, Ogburn,
    Ogburn Station, Old Salem, Reynolda Village, Reynoldstown, Robinhood, Sherwood Forest, Skyland, Slater Park,
    Sunnyside, Washington Park, Waughtown, West Salem
  `,
}

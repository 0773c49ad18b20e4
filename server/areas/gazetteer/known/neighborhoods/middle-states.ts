/** Neighborhoods in New Jersey, Pennsylvania and New York, without New York City; `../neighborhoods.ts` says what belongs here and how to add one. */
export const middleStates = {
  'Albany, NY': `
    Arbor Hill, Beverwyck, Buckingham Lake, Center Square, Crestwood, Delaware Avenue, Eagle Hill, Helderberg,
    Hudson-Park, Kenwood, Lark Street, Mansion, Mansion District, New Scotland, Normanskill, Park South, Pastures,
    Pine Bush, Pine Hills, Sheridan Hollow, Sheridan Park, Ten Broeck Triangle, Washington Park, Washington Square,
    West Albany, West Hill, Whitehall
  `,
  'Allentown, PA': `
    Hamilton Park, Hanover Acres, Little Lehigh, Rittersville
  `,
  'Atlantic City, NJ': `
    Boardwalk, Bungalow Park, Chelsea, Chelsea Heights, Ducktown, Gardner's Basin, Lower Chelsea, Marina District,
    South Inlet, Venice Park
  `,
  'Bethlehem, PA': `
    South Bethlehem, West Bethlehem
  `,
  'Buffalo, NY': `
    Allendale, Allentown, Black Rock, Broadway-Fillmore, Canalside, Central Park, Cobblestone District, Cold Spring,
    Delavan-Bailey, Delaware District, Delaware Park, Elmwood Village, Fillmore-Leroy, First Ward, Five Points,
    Fruit Belt, Grant-Amherst, Hamlin Park, Hydraulics, Kaisertown, Kenfield, Kensington, Kensington-Bailey,
    Larkinville, Lovejoy, Lower West Side, Masten Park, Medical Park, North Buffalo, North Park, Old First Ward,
    Parkside, Parkside-Hertel, Polonia, Prospect Hill, Riverside, Schiller Park, Seneca-Babcock, South Abbott,
    South Buffalo, South Park, Triangle, University Heights, Upper West Side, Vernon Triangle, Willert Park
  `,
  'Camden, NJ': `
    Beideman, Bergen Square, Central Waterfront, Cooper Grant, Cooper Point, Cramer Hill, Dudley, East Camden,
    Fairview, Lanning Square, Liberty Park, Morgan Village, North Camden, Parkside, Pyne Point, Rosedale, Stockton,
    Waterfront South, Whitman Park, Yorkship Village
  `,
  'Elizabeth, NJ': `
    Bayway, Elizabethport, Elmora, Elmora Hills, Frog Hollow, Keighry Head, North Elizabeth, Peterstown, The Port,
    Westminster
  `,
  'Erie, PA': `
    Bayfront, Frontier, Glenwood, Lighthouse
  `,
  'Harrisburg, PA': `
    Allison Hill, Bellevue Park, Capitol District, Engleton, Italian Lake, Old Uptown, Shipoke, South Allison Hill
  `,
  'Hoboken, NJ': `
    Castle Point
  `,
  'Ithaca, NY': `
    Belle Sherman, Bryant Park, Collegetown, Cornell University, Fall Creek
  `,
  'Jersey City, NJ': `
    Bergen Arches, Bergen Hill, Bergen Section, Bergen Square, Bergen-Lafayette, Communipaw, Country Village,
    Croxton, Downtown Jersey City, Exchange Place, Five Corners, Greenville, Grove Street, Hamilton Park, Harsimus,
    Harsimus Cove, India Square, Jersey City Heights, Journal Square, Lafayette, Liberty Harbor, Liberty State Park,
    Little India, Marion, McGinley Square, Newport, Paulus Hook, Port Liberte, Port Liberté,
    Powerhouse Arts District, The Heights, The Waterfront, Van Vorst Park, Western Slope
  `,
  'Lancaster, PA': `
    Cabbage Hill, Chestnut Hill, Musser Park
  `,
  'Montclair, NJ': `
    Upper Montclair, Watchung Plaza
  `,
  'Mount Vernon, NY': `
    Chester Heights, Fleetwood, Mount Vernon West, Vernon Heights
  `,
  'New Brunswick, NJ': `
    College Avenue, Cook Campus, Feaster Park, Raritan Gardens
  `,
  'New Rochelle, NY': `
    Beechmont, Bonnie Crest, Davenport Neck, Glen Island, Glenwood Lake, Larchmont Woods, Pinebrook, Premium Point,
    Quaker Ridge, Residence Park, Rochelle Heights, Rochelle Park, Sans Souci, Sutton Manor, Wykagyl
  `,
  'Newark, NJ': `
    Branch Brook, Central Ward, Clinton Hill, East Ward, Fairmount, Forest Hill, Four Corners, Ironbound,
    James Street Commons, Lower Clinton Hill, Lower Roseville, Mount Pleasant, Newark Airport, North Broadway,
    North Ironbound, Port Newark, Roseville, Seventh Avenue, South Broad Valley, South Ironbound, South Ward,
    Springfield-Belmont, The Ironbound, University Heights, Upper Clinton Hill, Upper Roseville, Vailsburg,
    Weequahic, Woodside
  `,
  'Old Bridge, NJ': `
    South Old Bridge
  `,
  'Paterson, NJ': `
    Dublin, Eastside Park, Hillcrest, Lakeview, Manor Section, People's Park, Riverside, Sandy Hill, South Paterson,
    Stoney Road, Totowa Section, Wrigley Park
  `,
  'Philadelphia, PA': `
    Academy Garden, Academy Gardens, Allegheny West, Allen Lane, Andorra, Angora, Bartram Village, Bella Vista,
    Belmont, Belmont Village, Black Bottom, Blue Grass, Boat House Row, Brewerytown, Bridesburg, Burholme, Bustleton,
    Byberry, Callowhill, Carpenter, Carroll Park, Cathedral Park, Cedar Park, Center City, Center City East,
    Center City West, Chestnut Hill, Chinatown, Clearview, Cobbs Creek, Crescentville, Devil's Pocket,
    Dickinson Narrows, East Falls, East Germantown, East Kensington, East Mount Airy, East Oak Lane, East Parkside,
    East Passyunk, East Passyunk Crossing, East Poplar, Eastwick, Elmwood, Elmwood Park, Fairhill, Fairmount,
    Fairmount Park, Feltonville, Fern Rock, Fishtown, Fishtown-Lower Kensington, Fitler Square, Fox Chase,
    Francisville, Frankford, Franklinville, Garden Court, Gayborhood, Germantown, Girard Estate, Glen Willow,
    Glenwood, Graduate Hospital, Grays Ferry, Greenwich, Haddington, Harrowgate, Hartranft, Haverford North,
    Hawthorne, Holme Circle, Holmesburg, Hunting Park, Italian Market, Juniata, Juniata Park, Kensington,
    Kingsessing, Koreatown, Lawncrest, Lawndale, Lexington Park, Logan, Logan Square, Lower Moyamensing,
    Lower Northeast, Ludlow, Manayunk, Mantua, Market East, Mayfair, Melrose Park Gardens, Mermaid, Mill Creek,
    Modena Park, Morrell Park, Morris Park, Morton, Mount Airy, Mount Pleasant, Navy Yard, Newbold, Nicetown,
    Nicetown-Tioga, Normandy, Normandy Village, Norris Square, North Philadelphia, North Philly,
    Northeast Philadelphia, Northern Liberties, Northwest Philadelphia, Northwood, Ogontz, Old City, Old Kensington,
    Olde Kensington, Olde Richmond, Olney, Overbrook, Overbrook Farms, Overbrook Park, Oxford Circle, Packer Park,
    Parkwood, Parkwood Manor, Paschall, Passyunk Square, Penn Knox, Penn's Landing, Pennsport, Pennypack,
    Pennypack Woods, Penrose, Philadelphia Navy Yard, Pittville, Point Breeze, Poplar, Port Richmond, Powelton,
    Powelton Village, Queen Village, Rhawnhurst, Rittenhouse, Rittenhouse Square, Roxborough, Roxborough Park, Ryers,
    Schuylkill, Sharswood, Shawmont, Society Hill, Somerton, South Philadelphia, South Philly, Southwark,
    Southwest Center City, Southwest Center City Philadelphia, Southwest Philadelphia, Southwest Schuylkill,
    Spring Garden, Spruce Hill, Squirrel Hill, Stenton, Strawberry Mansion, Summerdale, Swampoodle, Tacony, Tioga,
    Torresdale, Torresdale Heights, Tulpehocken, University City, Upper Holmesburg, Upper Northwood,
    Upper Roxborough, Walnut Hill, Walton Park, Washington Square, Washington Square West, West Fairmount Park,
    West Kensington, West Mount Airy, West Oak Lane, West Parkside, West Passyunk, West Philadelphia, West Philly,
    West Poplar, West Powelton, West Torresdale, Wharton, Whitman, Winchester Park, Wissahickon, Wissahickon Hills,
    Wissinoming, Wister, Woodland Terrace, Woodland Village, Wynnefield, Wynnefield Heights, Yorktown
  `,
  'Pittsburgh, PA': `
    Allegheny Center, Allegheny West, Allentown, Arlington, Arlington Heights, Bakery Square, Banksville,
    Bedford Dwellings, Beechview, Beltzhoover, Bloomfield, Bon Air, Brighton Heights, Brookline,
    California-Kirkbride, Carrick, Central Lawrenceville, Central Northside, Central Oakland, Chartiers City,
    Chateau, Crafton Heights, Crawford-Roberts, Cultural District, Deutschtown, Duck Hollow, Duquesne Heights,
    East Allegheny, East Carnegie, East Hills, East Liberty, Elliott, Esplen, Fairywood, Fineview, Friendship,
    Garfield, Glen Hazel, Greenfield, Hays, Hazelwood, Highland Park, Hill District, Homewood, Homewood North,
    Homewood South, Homewood West, Knoxville, Larimer, Lawrenceville, Lincoln Place, Lincoln-Lemington-Belmar,
    Lower Lawrenceville, Manchester, Marshall-Shadeland, Mexican War Streets, Middle Hill, Morningside,
    Mount Washington, New Homestead, North Oakland, North Point Breeze, North Shore, Northview Heights, Oakland,
    Oakwood, Observatory Hill, Overbrook, Panther Hollow, Perry Hilltop, Perry North, Perry South, Point Breeze,
    Point Breeze North, Polish Hill, Regent Square, Ridgemont, Saint Clair, Schenley Farms, Shadyside, Sheraden,
    South Oakland, South Shore, South Side Flats, South Side Slopes, Spring Garden, Spring Hill,
    Spring Hill-City View, Squirrel Hill, Squirrel Hill North, Squirrel Hill South, St. Clair, Stanton Heights,
    Station Square, Strip District, Summer Hill, Swisshelm, Swisshelm Park, Terrace Village, Troy Hill, Upper Hill,
    Upper Lawrenceville, West End, West End Village, West Oakland, Westwood, Windgap
  `,
  'Reading, PA': `
    18th Ward, Callowhill, Centre Park, East Reading, Glenside, Hampden Heights, Millmont, Northmont, Oakbrook,
    Outlet District, Penn's Common, Queen Anne, Riverdale, Wyomissing Park
  `,
  'Rochester, NY': `
    19th Ward, ABC Streets, Beechwood, Browncroft, Cascade District, Charlotte, Cobbs Hill, Cobbs Hill Village,
    Corn Hill, Dutchtown, Edgerton, Grove Place, High Falls, Highland Park, Homestead Heights, Lyell-Otis, Maplewood,
    Marketview Heights, Neighborhood of the Arts, North Winton Village, Park Avenue, Park-Meigs, Pearl-Meigs-Monroe,
    Plymouth-Exchange, South Wedge, Southwedge, Strathallan Park, Strong, Susan B. Anthony, Swillburg, Upper Falls,
    Upper Monroe, Wadsworth Square
  `,
  'Sayreville, NJ': `
    Morgan, Parlin, Sayreville Junction
  `,
  'Schenectady, NY': `
    Bellevue, Central State Street, Eastern Avenue, GE Realty Plot, Goose Hill, Hamilton Hill, Mont Pleasant,
    Stockade, Union Street, Upper Union, Vale, Woodlawn
  `,
  'Scranton, PA': `
    Bulls Head, East Mountain, Green Ridge, Hill Section, Hyde Park, Minooka, North Scranton, South Scranton,
    The Plot, Tripps Park, West Mountain, West Scranton
  `,
  'Syracuse, NY': `
    Armory Square, Brighton, Court-Woodlawn, Eastwood, Elmwood, Franklin Square, Hanover Square, Hawley-Green,
    Lakefront, Lincoln Hill, Little Italy, Meadowbrook, Near Northeast, Near Westside, North Valley, Outer Comstock,
    Park Avenue, Salt Springs, Sedgwick, Skunk City, South Campus, South Valley, Strathmore, Tipperary Hill,
    University Hill, University Neighborhood, Washington Square, Westcott, Winkworth
  `,
  'Trenton, NJ': `
    Berkeley Square, Cadwalader Heights, Chambersburg, Coalport, Ewing-Carroll, Glen Afton, Greenwood-Hamilton,
    Hanover-Academy, Hillcrest, Hiltonia, Mill Hill, North Trenton, Parkside, Pennington-Bellevue,
    Pennington-Prospect, South Trenton, Stuyvesant-Prospect, Villa Park, Wilbur
  `,
  'Troy, NY': `
    Beman Park, Frear Park, Lansingburgh, Sycaway, Washington Park
  `,
  'Vineland, NJ': `
    South Vineland
  `,
  'White Plains, NY': `
    Battle Hill, Fisher Hill, Gedney Farms, Gedney Meadows, Highlands, North Broadway, Soundview
  `,
  'Yonkers, NY': `
    Armour Villa, Beech Hill, Bryn Mawr, Cedar Knolls, Colonial Heights, Crestwood, Dunwoodie, Getty Square,
    Glenwood, Homefield, Lawrence Park West, Lincoln Park, Lowerre, Ludlow Park, Mohegan Heights, Nepera Park,
    Nepperhan, Nodine Hill, Park Hill, Runyon Heights, Seminary Heights, Wakefield Park
  `,
}

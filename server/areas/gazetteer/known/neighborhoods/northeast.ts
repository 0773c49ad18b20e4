/** Neighborhoods in New England, New York, New Jersey and Pennsylvania; `../neighborhoods.ts` says what belongs here and how to add one. */
export const northeast = {
  'Albany, NY': `
    Arbor Hill, Beverwyck, Buckingham Lake, Center Square, Crestwood, Delaware Avenue, Eagle Hill, Helderberg,
    Hudson-Park, Kenwood, Lark Street, Mansion, Mansion District, New Scotland, Normanskill, Park South, Pastures,
    Pine Bush, Pine Hills, Sheridan Hollow, Sheridan Park, Ten Broeck Triangle, Washington Park, Washington Square,
    West Hill, Whitehall
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
  'Boston, MA': `
    Allston, Allston-Brighton, Andrew Square, Ashmont, Back Bay, Bay Village, Beacon Hill, Bellevue Hill,
    Boston Common, Bowdoin, Brighton, Bulfinch Triangle, Charlestown, Chinatown, Clam Point, Cleary Square,
    Codman Square, Columbia Point, Dorchester, Downtown Crossing, Dudley Square, Eagle Hill, East Boston,
    Egleston Square, Fairmount, Fan Pier, Faneuil, Faneuil Hall, Fenway, Fenway-Kenmore, Fields Corner,
    Financial District, Forest Hills, Fort Hill, Fort Point, Four Corners, Franklin Field, Government Center,
    Grove Hall, Harbor View, Haymarket, Highland Park, Hyde Park, Hyde Square, Jamaica Plain, Jeffries Point,
    Jones Hill, Kenmore, Kenmore Square, Leather District, Logan Airport, Longwood, Longwood Medical Area,
    Lower Mills, Lower Roxbury, Mattapan, Mattapan Square, Maverick Square, Meeting House Hill, Mid-Dorchester,
    Mission Hill, Moss Hill, Neponset, North End, Nubian Square, Oak Square, Orient Heights, Orient Point,
    Packard's Corner, Polish Triangle, Pope's Hill, Port Norfolk, Readville, Roslindale, Roxbury, Roxbury Crossing,
    Savin Hill, Seaport, Seaport District, South Boston, South Boston Waterfront, South End, Southie, Telegraph Hill,
    Uphams Corner, West End, West Fens, West Roxbury, Wood Island, Woodbourne
  `,
  'Bridgeport, CT': `
    Black Rock, Brooklawn, Lake Forest, St. Vincent, The Hollow, Whiskey Hill
  `,
  'Brockton, MA': `
    Brockton Heights, Campello, Montello
  `,
  'Buffalo, NY': `
    Allendale, Allentown, Black Rock, Broadway-Fillmore, Canalside, Central Park, Cobblestone District, Cold Spring,
    Delavan-Bailey, Delaware District, Delaware Park, Elmwood Village, Fillmore-Leroy, First Ward, Five Points,
    Fruit Belt, Grant-Amherst, Hamlin Park, Hydraulics, Kaisertown, Kenfield, Kensington, Kensington-Bailey,
    Larkinville, Lovejoy, Lower West Side, Masten Park, Medical Park, North Buffalo, North Park, Old First Ward,
    Parkside, Parkside-Hertel, Polonia, Prospect Hill, Riverside, Schiller Park, Seneca-Babcock, South Abbott,
    South Buffalo, South Park, Triangle, University Heights, Upper West Side, Vernon Triangle, Willert Park
  `,
  'Burlington, VT': `
    Centennial, Five Sisters, Hill Section, King Street, New North End, Old North End, South End
  `,
  'Cambridge, MA': `
    Agassiz, Alewife, Baldwin, Cambridge Highlands, Cambridgeport, Central Square, East Cambridge, Fresh Pond,
    Harvard Square, Huron Village, Inman Square, Kendall Square, Lechmere, Mid-Cambridge, Neighborhood Nine,
    North Cambridge, Porter Square, Riverside, Strawberry Hill, Wellington-Harrington, West Cambridge
  `,
  'Camden, NJ': `
    Beideman, Bergen Square, Central Waterfront, Cooper Grant, Cooper Point, Cramer Hill, Dudley, East Camden,
    Fairview, Lanning Square, Liberty Park, Morgan Village, North Camden, Parkside, Pyne Point, Rosedale, Stockton,
    Waterfront South, Whitman Park, Yorkship Village
  `,
  'Cranston, RI': `
    Auburn, Edgewood, Garden City, Knightsville, Oaklawn, Pawtuxet Village, Western Cranston
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
  'Hartford, CT': `
    Asylum Hill, Barry Square, Behind the Rocks, Clay-Arsenal, Frog Hollow, Parkville, Sheldon Charter Oak,
    South Green, South Meadows, Upper Albany
  `,
  'Hoboken, NJ': `
    Castle Point
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
  'Lowell, MA': `
    Acre, Back Central, Belvidere, Centralville, Highlands, Lower Highlands, Pawtucketville, Sacred Heart, The Acre
  `,
  'Lynn, MA': `
    Diamond District, East Lynn, Highlands, Pine Hill, Wyoma, Wyoma Square
  `,
  'Manchester, NH': `
    Goffs Falls, Hallsville, Massabesic, Notre Dame, Piscataquog, Rimmon Heights, Youngsville
  `,
  'Medford, MA': `
    South Medford, Wellington, West Medford
  `,
  'Montclair, NJ': `
    Upper Montclair, Watchung Plaza
  `,
  'Mount Vernon, NY': `
    Chester Heights, Fleetwood, Mount Vernon West, Vernon Heights
  `,
  'New Bedford, MA': `
    Clark's Point
  `,
  'New Brunswick, NJ': `
    College Avenue, Cook Campus, Feaster Park, Raritan Gardens
  `,
  'New Haven, CT': `
    Amity, Annex, Beaver Hills, Dixwell, Dwight, East Rock, East Shore, Edgewood, Fair Haven, Fair Haven Heights,
    Long Wharf, Morris Cove, Newhallville, Ninth Square, Prospect Hill, Quinnipiac Meadows, The Hill, West River,
    West Rock, Westville, Wooster Square
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
  'Newton, MA': `
    Auburndale, Chestnut Hill, Newton Center, Newton Centre, Newton Corner, Newton Highlands, Newton Lower Falls,
    Newton Upper Falls, Newtonville, Nonantum, Oak Hill, Thompsonville, Waban, West Newton
  `,
  'Norwalk, CT': `
    Cranbury, East Norwalk, Rowayton, Silvermine, SoNo, South Norwalk, West Norwalk
  `,
  'Paterson, NJ': `
    Dublin, Eastside Park, Hillcrest, Lakeview, Manor Section, People's Park, Riverside, Sandy Hill, South Paterson,
    Stoney Road, Totowa Section, Wrigley Park
  `,
  'Pawtucket, RI': `
    Darlington, Fairlawn, Oak Hill, Pleasant View, Quality Hill, Woodlawn
  `,
  'Philadelphia, PA': `
    Academy Gardens, Allegheny West, Andorra, Angora, Bartram Village, Bella Vista, Belmont, Belmont Village,
    Black Bottom, Boat House Row, Brewerytown, Bridesburg, Burholme, Bustleton, Byberry, Callowhill, Carroll Park,
    Cathedral Park, Cedar Park, Center City, Center City East, Center City West, Chestnut Hill, Chinatown, Clearview,
    Cobbs Creek, Crescentville, Devil's Pocket, Dickinson Narrows, East Falls, East Germantown, East Kensington,
    East Mount Airy, East Oak Lane, East Parkside, East Passyunk, East Passyunk Crossing, East Poplar, Eastwick,
    Elmwood, Elmwood Park, Fairhill, Fairmount, Fairmount Park, Feltonville, Fern Rock, Fishtown,
    Fishtown-Lower Kensington, Fitler Square, Fox Chase, Francisville, Frankford, Franklinville, Garden Court,
    Gayborhood, Germantown, Girard Estate, Glenwood, Graduate Hospital, Grays Ferry, Greenwich, Haddington,
    Harrowgate, Hartranft, Haverford North, Hawthorne, Holme Circle, Holmesburg, Hunting Park, Italian Market,
    Juniata, Juniata Park, Kensington, Kingsessing, Koreatown, Lawncrest, Lawndale, Lexington Park, Logan,
    Logan Square, Lower Moyamensing, Lower Northeast, Ludlow, Manayunk, Mantua, Market East, Mayfair,
    Melrose Park Gardens, Mill Creek, Morrell Park, Morris Park, Mount Airy, Navy Yard, Newbold, Nicetown,
    Nicetown-Tioga, Normandy, Normandy Village, Norris Square, North Philadelphia, North Philly,
    Northeast Philadelphia, Northern Liberties, Northwest Philadelphia, Northwood, Ogontz, Old City, Old Kensington,
    Olde Kensington, Olde Richmond, Olney, Overbrook, Overbrook Farms, Overbrook Park, Oxford Circle, Packer Park,
    Parkwood, Paschall, Passyunk Square, Penn Knox, Penn's Landing, Pennsport, Pennypack, Pennypack Woods, Penrose,
    Philadelphia Navy Yard, Point Breeze, Poplar, Port Richmond, Powelton, Powelton Village, Queen Village,
    Rhawnhurst, Rittenhouse, Rittenhouse Square, Roxborough, Roxborough Park, Ryers, Schuylkill, Sharswood,
    Society Hill, Somerton, South Philadelphia, South Philly, Southwark, Southwest Center City,
    Southwest Philadelphia, Southwest Schuylkill, Spring Garden, Spruce Hill, Squirrel Hill, Stenton,
    Strawberry Mansion, Summerdale, Swampoodle, Tacony, Tioga, Torresdale, Torresdale Heights, University City,
    Upper Holmesburg, Upper Northwood, Upper Roxborough, Walnut Hill, Walton Park, Washington Square West,
    West Fairmount Park, West Kensington, West Mount Airy, West Oak Lane, West Parkside, West Passyunk,
    West Philadelphia, West Philly, West Poplar, West Powelton, West Torresdale, Wharton, Whitman, Winchester Park,
    Wissahickon, Wissahickon Hills, Wissinoming, Wister, Woodland Terrace, Woodland Village, Wynnefield,
    Wynnefield Heights, Yorktown
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
  'Portland, ME': `
    Back Cove, Bayside, Deering Center, East Bayside, East Deering, East End, Libbytown, Munjoy Hill, North Deering,
    Oakdale, Old Port, Parkside, Peaks Island, Riverton, Rosemont, Stroudwater, West End, Woodfords Corner
  `,
  'Providence, RI': `
    Blackstone, College Hill, Downcity, Elmhurst, Elmwood, Federal Hill, Fox Point, Jewelry District,
    Lower South Providence, Manton, Mount Hope, Mount Pleasant, Olneyville, Silver Lake, Smith Hill, South Elmwood,
    Upper South Providence, Wanskuck, Washington Park, Wayland, Wayland Square
  `,
  'Quincy, MA': `
    Adams Shore, Germantown, Hough's Neck, Houghs Neck, Marina Bay, Merrymount, Montclair, North Quincy,
    Quincy Center, Quincy Point, South Quincy, Squantum, West Quincy, Wollaston
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
  'Schenectady, NY': `
    Bellevue, Central State Street, Eastern Avenue, GE Realty Plot, Goose Hill, Hamilton Hill, Mont Pleasant,
    Stockade, Union Street, Upper Union, Vale, Woodlawn
  `,
  'Scranton, PA': `
    Bulls Head, East Mountain, Green Ridge, Hill Section, Hyde Park, Minooka, North Scranton, South Scranton,
    The Plot, Tripps Park, West Mountain, West Scranton
  `,
  'Somerville, MA': `
    Assembly Row, Assembly Square, Ball Square, Davis Square, East Somerville, Gilman Square, Magoun Square,
    Powder House Square, Prospect Hill, Spring Hill, Teele Square, Ten Hills, Union Square, West Somerville,
    Winter Hill
  `,
  'Springfield, MA': `
    Boston Road, Brightwood, East Forest Park, East Springfield, Forest Park, Forest Park Heights, Indian Orchard,
    Liberty Heights, McKnight, Memorial Square, Metro Center, Old Hill, Pine Point, Six Corners, Sixteen Acres,
    Upper Hill
  `,
  'Stamford, CT': `
    Belltown, Cove, Glenbrook, Harbor Point, High Ridge, Newfield, North Stamford, Shippan, Shippan Point,
    Springdale, Turn of River, Waterside, Westover
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
  'Waltham, MA': `
    Cedarwood, Roberts, Waltham Highlands, Warrendale
  `,
  'Warwick, RI': `
    Apponaug, Buttonwoods, Conimicut, Cowesett, Gaspee, Hillsgrove, Hoxie, Norwood, Oakland Beach, Pawtuxet Village,
    Pontiac, Warwick Neck
  `,
  'Waterbury, CT': `
    Bunker Hill, East Mountain, Hopeville, Overlook, Town Plot, Washington Hill, Waterville
  `,
  'White Plains, NY': `
    Battle Hill, Fisher Hill, Gedney Farms, Gedney Meadows, Highlands, North Broadway, Soundview
  `,
  'Worcester, MA': `
    Burncoat, Canal District, College Hill, Columbus Park, Elm Park, Grafton Hill, Great Brook Valley, Green Hill,
    Green Island, Greendale, Hadwen Park, Indian Hill, Indian Lake, Main South, Oak Hill, Quinsigamond Village,
    Shrewsbury Street, Tatnuck, Tatnuck Square, Union Hill, Vernon Hill, Webster Square
  `,
  'Yonkers, NY': `
    Armour Villa, Beech Hill, Bryn Mawr, Cedar Knolls, Colonial Heights, Crestwood, Dunwoodie, Getty Square,
    Glenwood, Homefield, Lawrence Park West, Lincoln Park, Lowerre, Ludlow Park, Mohegan Heights, Nepera Park,
    Nepperhan, Nodine Hill, Park Hill, Runyon Heights, Seminary Heights, Wakefield Park
  `,
}

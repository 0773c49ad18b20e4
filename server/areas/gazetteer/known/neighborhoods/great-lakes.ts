/** Neighborhoods in Illinois, Indiana, Michigan, Ohio and Wisconsin; `../neighborhoods.ts` says what belongs here and how to add one. */
export const greatLakes = {
  'Akron, OH': `
    Cascade Valley, Chapel Hill, East Akron, Ellet, Fairlawn Heights, Firestone Park, Goodyear Heights, Goosetown,
    Highland Square, Kenmore, Lane-Wooster, Merriman Hills, Merriman Valley, Middlebury, North Hill, Northwest Akron,
    Rolling Acres, Sherbondy Hill, South Akron, Springfield-Lakemore, Summit Lake, University Park, Wallhaven,
    West Akron, West Hill
  `,
  'Alton, IL': `
    Upper Alton
  `,
  'Ann Arbor, MI': `
    Ann Arbor Hills, Burns Park, Germantown, Kerrytown, Lower Burns Park, Old Fourth Ward, Old West Side,
    South University, Water Hill
  `,
  'Aurora, IL': `
    Fox Valley, Oakhurst, Stonebridge
  `,
  'Avon, OH': `
    Avon Center
  `,
  'Canton, OH': `
    Crystal Park, Harter Heights, Market Heights, Ridgewood, Vassar Park
  `,
  'Chicago, IL': `
    Albany Park, Altgeld Gardens, Andersonville, Archer Heights, Armour Square, Ashburn, Auburn Gresham, Austin,
    Avalon Park, Avondale, Back of the Yards, Belmont Central, Belmont Cragin, Belmont Heights, Beverly, Big Oaks,
    Bowmanville, Boystown, Brainerd, Bridgeport, Brighton Park, Bronzeville, Bucktown, Budlong Woods, Buena Park,
    Burnside, Cabrini-Green, Calumet Heights, Canaryville, Chatham, Chicago Lawn, Chicago Loop, Chinatown,
    Chrysler Village, Clarendon Park, Clearing, Cottage Grove Heights, Cragin, DePaul, Douglas, Douglas Park,
    Dunning, East Garfield Park, East Pilsen, East Ukrainian Village, East Village, Edgebrook, Edgewater,
    Edgewater Beach, Edgewater Glen, Edison Park, Englewood, Fernwood, Ford City, Forest Glen, Fuller Park,
    Fulton Market, Fulton River District, Gage Park, Galewood, Garfield Ridge, Gladstone Park, Gold Coast,
    Golden Gate, Goose Island, Grand Boulevard, Grand Crossing, Greater Grand Crossing, Greektown, Groveland Park,
    Hamilton Park, Heart of Chicago, Heart of Italy, Hegewisch, Hermosa, Hollywood Park, Humboldt Park, Hyde Park,
    Illinois Medical District, Irving Park, Irving Woods, Jackowo, Jackson Park Highlands, Jefferson Park,
    Kelvyn Park, Kenwood, Kilbourn Park, Koreatown, Lake Meadows, Lake View, Lake View East, Lakeview, Lakeview East,
    LaSalle Park, Lathrop Homes, LeClaire Courts, Lincoln Park, Lincoln Square, Little Italy, Little Village,
    Logan Square, Loop, Lower West Side, Magnificent Mile, Margate Park, Marquette Park, Mayfair, McKinley Park,
    Medical Village, Montclare, Morgan Park, Mount Greenwood, Museum Campus, Navy Pier, Near North Side,
    Near South Side, Near West Side, New City, New Eastside, Noble Square, North Austin, North Branch, North Center,
    North Kenwood, North Lawndale, North Mayfair, North Park, Northalsted, Northcenter, Norwood Park,
    Norwood Park East, Norwood Park West, O'Hare, Oakland, Oakwood, Old Edgebrook, Old Irving Park, Old Norwood Park,
    Old Town Triangle, Oriole Park, Palmer Square, Parkview, Parkway Garden Homes, Peterson Park, Pill Hill, Pilsen,
    Portage Park, Prairie District, Princeton Park, Printer's Row, Printers Row, Pulaski Park, Pullman,
    Ranch Triangle, Ravenswood, Ravenswood Gardens, Ravenswood Manor, River North, River West, Rogers Park,
    Roscoe Village, Rosehill, Roseland, Rosemoor, Sauganash, Schorsch Village, Scottsdale, Sheffield Neighbors,
    Sleepy Hollow, Smith Park, South Chicago, South Commons, South Deering, South Lawndale, South Loop, South Shore,
    St. Ben's, Stony Island Park, Streeterville, The Bush, The Gap, The Island, The Loop, The Villa, Tri-Taylor,
    Ukrainian Village, Union Ridge, University Village, Uptown, Vittum Park, Washington Heights, Washington Park,
    Wentworth Gardens, West Beverly, West Chesterfield, West DePaul, West Edgewater, West Elsdon, West Englewood,
    West Garfield Park, West Humboldt Park, West Lakeview, West Lawn, West Loop, West Loop Gate, West Morgan Park,
    West Pullman, West Ridge, West Rogers Park, West Town, West Woodlawn, Wicker Park, Wildwood, Woodlawn,
    Wrightwood, Wrightwood Neighbors, Wrigleyville
  `,
  'Cincinnati, OH': `
    Avondale, Bond Hill, Camp Washington, Carthage, Clifton, Clifton Heights, College Hill, Columbia Tusculum,
    Columbia-Tusculum, Corryville, CUF, East End, East Price Hill, East Walnut Hills, East Westwood, English Woods,
    Evanston, Hartwell, Hyde Park, Kennedy Heights, Linwood, Lower Price Hill, Madisonville, Millvale, Mount Adams,
    Mount Airy, Mount Auburn, Mount Lookout, Mount Washington, Mt. Adams, Mt. Airy, Mt. Auburn, Mt. Lookout,
    Mt. Washington, North Avondale, North Fairmount, O'Bryonville, Oakley, OTR, Over-the-Rhine, Paddock Hills,
    Pendleton, Pleasant Ridge, Queensgate, Roll Hill, Roselawn, Sayler Park, Sedamsville, South Cumminsville,
    South Fairmount, Spring Grove Village, The Banks, University Heights, Villages at Roll Hill, Walnut Hills,
    West End, West Price Hill, Westwood, Winton Hills, Winton Place
  `,
  'Cleveland, OH': `
    Asia Plaza, Asiatown, Bellaire-Puritas, Broadway-Slavic Village, Brooklyn Centre, Buckeye, Buckeye-Shaker,
    Buckeye-Woodhill, Campus District, Clark-Fulton, Clifton-Baltic, Collinwood, Cudell, Detroit Shoreway,
    Detroit-Shoreway, Edgewater, Euclid-Green, Fairfax, Five Points, Flats, Fulton Parkway, Gateway District,
    Glenville, Goodrich-Kirtland Park, Gordon Square, Hingetown, Hough, Irishtown Bend, Kamm's, Kamm's Corners,
    Kinsman, Larchmere, Lee-Harvard, Lee-Miles, Lee-Seville, Lincoln Heights, Little Italy, Mount Pleasant,
    Nine-Twelve District, North Broadway, North Collinwood, North Shore Collinwood, Nottingham, Nottingham Village,
    Ohio City, Old Brooklyn, Playhouse Square, Public Square, Shaker Square, Slavic Village, South Broadway,
    South Collinwood, St. Clair-Superior, Stockyards, The Flats, Tremont, Union-Miles, Union-Miles Park,
    University Circle, Wade Park, West Boulevard, West Park
  `,
  'Columbus, OH': `
    Arena District, Argyle Park, Beechwold, Berwick, Brewery District, Bronzeville, Brookhollow, Brookside Woods,
    Clintonville, Collegeview, Devon Triangle, Discovery District, Driving Park, East Columbus, East Franklinton,
    Eastland, Eastmoor, Easton, Far East, Far North, Far Northwest, Far South, Flytown, Forest Park,
    Forest Park East, Fort Hayes, Franklin Park, Franklin Woods, Franklinton, Georgian Heights, German Village,
    Glen Echo, Greenlawn, Hanford Village, Harrison West, Hayden Run, High Street, Hilltop, Hungarian Village,
    Indian Mound, Indian Springs, Indianola Terrace, Innis Gardens, Italian Village, Iuka Ravine, King-Lincoln,
    King-Lincoln Bronzeville, Linden, Livingston Park, Marion-Franklin, Merion Village, Milo-Grogan, Mount Vernon,
    Near East Side, North Campus, North Columbus, North Linden, Northgate, Northland, Northmoor, Northwest Columbus,
    Old Beechwold, Old North Columbus, Old Oaks, Old Towne East, Olde Towne East, Park Street, Polaris, RiverSouth,
    Schumacher Place, Shady Lane, Sharon Heights, Short North, South Clintonville, South Linden, Southern Orchards,
    Steelton, The Knolls, Tri-Village, University District, Victorian Village, Wedgewood, Weinland Park,
    West Columbus, Westgate, Whetstone, Whittier Peninsula, Windsor Park, Wolfe Park, Woodland Park,
    Worthington Woods
  `,
  'Dayton, OH': `
    Belmont, Burkhardt, Carillon, Cornell Heights, Dayton View, Dayton View Triangle, DeWeese, Eastern Hills,
    Eastmont, Edgemont, Fairlane, Fairview, Five Oaks, Forest Ridge, Grafton Hill, Greenwich Village, Hearthstone,
    Highview Hills, Hillcrest, Historic Inner East, Huffman, Kittyhawk, Lakeview, Linden Heights, Little Richmond,
    MacFarlane, Madden Hills, McCook Field, McPherson, McPherson Town, Miami Chapel, Mount Vernon, North Riverdale,
    Northern Hills, Northridge Estates, Old Dayton View, Old North Dayton, Oregon District, Patterson Park,
    Pheasant Hill, Philadelphia Woods, Pineview, Princeton Heights, Quail Hollow, Residence Park, Riverdale,
    Santa Clara, Shroyer Park, South Park, Southern Dayton View, Stoney Ridge, Twin Towers, University Park,
    University Row, Walnut Hills, Webster Station, Wesleyan Hill, Westwood, Wolf Creek, Wright View, Wright-Dunbar
  `,
  'Detroit, MI': `
    Arden Park, Arden Park-East Boston, Aviation Subdivision, Bagley, Barton-McFarland, Belle Isle, Boston Edison,
    Boston-Edison, Boynton, Brewster-Douglass, Brightmoor, Brush Park, Capitol Park, Cass Corridor, Chadsey,
    Chandler Park, Conant Gardens, Conner Creek, Core City, Corktown, Cultural Center, Delray, Dexter-Linwood,
    East English Village, East Riverside, East Village, Eastern Market, Elmwood Park, Evergreen-Outer Drive,
    Far West Detroit, Fitzgerald, Five Points, Grand River-Saint Marys, Grandmont, Grandmont Rosedale, Gratiot Woods,
    Greektown, Green Acres, Harmony Village, Hubbard Farms, Hubbard Richard, Indian Village, Islandview,
    Jefferson Chalmers, Krainz Woods, Lafayette Park, LaSalle Gardens, Marina District, Medbury Park, Mexicantown,
    Midtown, Milwaukee Junction, Minock Park, Morningside, Moross-Morang, New Center, New Center Commons,
    North Corktown, North End, North Rosedale Park, Northeast Detroit, Nortown, Oakman Boulevard, Oakwood Heights,
    Old Redford, Osborn, Palmer Park, Palmer Woods, Petosky-Otsego, Piety Hill, Pingree Park, Poletown,
    Poletown East, Regent Park, River Rouge Park, Riverdale, Rivertown, Rosedale Park, Russell Woods,
    Sherwood Forest, Southwest Detroit, Springwells, Springwells Village, University District, Virginia Park,
    Warrendale, Wayne State, West Outer Drive, West Side Industrial, West Village, Woodbridge, Yorkshire Woods
  `,
  'Evanston, IL': `
    Chicago-Main, Northwest Evanston, Ridgeville, Skevanston
  `,
  'Evansville, IN': `
    Akin Park, Bayard Park, Culver, Haynie's Corner, Howell, Jacobsville, Lamasco, North Park, Riverside, Tepe Park
  `,
  'Flint, MI': `
    Carriage Town, Civic Park, College Cultural District, East Village, Glendale Hills, Grand Traverse District,
    Mott Park, Woodcroft Estates
  `,
  'Fort Wayne, IN': `
    Aboite, Bloomingdale, Brentwood Park, Canterbury Green, Forest Park, Foster Park, Frances Slocum, Glenbrook,
    Harrison Hill, Historic West Main, Indian Village, Nebraska, North Anthony, Oakdale, Pontiac Place, South Wayne,
    Southwood Park, The Landing, Waynedale, West Central, Wildwood Park, Williams Woodland Park
  `,
  'Gary, IN': `
    Aetna, Ambridge, Black Oak, Brunswick, Emerson, Glen Park, Horace Mann, Marquette Park, Miller, Miller Beach,
    Pulaski, Tolleston
  `,
  'Grand Rapids, MI': `
    Alger Heights, Baxter, Belknap Lookout, Black Hills, Boston Square, Burton Heights, Creston, East Hills, Eastown,
    Fulton Heights, Garfield Park, Heartside, Heritage Hill, Highland Park, John Ball Park, Ken-O-Sha Park,
    Madison Square, Medical Mile, Michigan Oaks, Millbrook, North Monroe, North Park, Oakdale, Ottawa Hills,
    Richmond-Oakleigh, Roosevelt Park, Shangrai-La, Shawmut Hills, South East Community, Southwest Area, Swan,
    West Grand, Westside Connection
  `,
  'Green Bay, WI': `
    Astor, Bay Beach, Broadway District, Fort Howard, Mather Heights, Navarino, Olde Main, Preble, Tank Park
  `,
  'Hammond, IN': `
    Hessville, Robertsdale, South Hammond, Woodmar
  `,
  'Indianapolis, IN': `
    Acton, Allisonville, Arlington Woods, Babe Denny, Bates-Hendricks, Ben Davis, Big Eagle Creek, Bosart-Brown,
    Brightwood, Broad Ripple, Butler-Tarkington, Canterbury, Castleton, Chapel Hill, Chatham Arch, Christian Park,
    Cole-Noble, Cottage Home, Crooked Creek, Crown Hill, Devington, Devon, Douglass Park, Eagle Creek, Eagledale,
    East Gate, Eastgate, Emerson Heights, Fairgrounds, Fall Creek Place, Far Eastside, Fletcher Place, Forest Manor,
    Fountain Square, Galludet, Garden City, Geist, Glendale, Grace-Tuxedo Park, Haughville, Hawthorne, Herron Morton,
    Herron-Morton Place, Highland Vicinity, Historic Meridian Park, Holliday Park, Holy Cross, Homestead,
    I-69 Fall Creek, Indiana Avenue, International Marketplace, Irvington, Ivy Hills, Kennedy-King,
    Keystone at the Crossing, Keystone-Monon, Lake Valley, Little Flower, Lockerbie, Lockerbie Square,
    Mapleton-Fall Creek, Mars Hill, Martindale-Brightwood, Mass Ave, Massachusetts Avenue, Maywood, Meadows,
    Meridian-Kessler, Mile Square, Millersville, Monument Circle, Near Eastside, Near Northside, Near Southside,
    New Augusta, Nora, Northview, Norwood, Oaklandon, Old Northside, Old Southside, Otterbein, Pleasant Run,
    Poplar Grove, Quality Park, Ransom Place, Ravenswood, Raymond Park, River West, Riverside, Riverview,
    Rosedale Hills, Sherwood Forest, South Perry, South Village, Southdale, Springdale, St. Clair Place, St. Joseph,
    Stadium Village, Stout Field, Stringtown, Sunshine Gardens, Thatcher Park, Traders Point, Tuxedo Park, Twin Aire,
    University Heights, Valley Mills, Wanamaker, Watson Park, Watson-McCord, West Newton, Wholesale District,
    Willow Lake, Windsor Park, Windsor Village, Woodruff Place
  `,
  'Iron River, MI': `
    Stambaugh
  `,
  'Kalamazoo, MI': `
    Arcadia, Edison, Milwood, Oakland-Winchell, Oakwood, Stuart, Vine, West Main Hill, Westnedge Hill, Winchell
  `,
  'La Crosse, WI': `
    North La Crosse
  `,
  'Lakewood, OH': `
    Birdtown, Clifton Park, Gold Coast
  `,
  'Lansing, MI': `
    Colonial Village, Genesee, Groesbeck, Moores Park, Old Everett, REO Town, Stadium District, Walnut
  `,
  'Madison, WI': `
    Allied Drive, Atwood, Bassett, Bay Creek, Bayview, Berkley Oaks, Bram's Addition, Burr Oaks, Camelot,
    Capitol Square, Carpenter-Ridgeway, Cherokee, Darbo-Worthington, Dudgeon-Monroe, Dunn's Marsh, East Buckeye,
    East Morland, Eastmorland, Eken Park, Elvehjem, Emerson East, First Settlement, Glendale, Grandview Commons,
    Greenbush, High Crossing, Hill Farms, James Madison Park, Lake Edge, Lerdahl Park, Mansion Hill, Marquette,
    Meadowood, Mendota, Midvale Heights, Monroe Street, Nakoma, Northport, Regent, Rolling Meadows, Schenk-Atwood,
    Sherman, South Madison, Spring Harbor, State Street, Sunset Village, Tenney-Lapham, University Heights,
    University Hill Farms, Vilas, Westmorland, Wexford Ridge, Williamson Street, Willy Street, Woodland Hills,
    Worthington Park
  `,
  'Milwaukee, WI': `
    Alcott Park, Arlington Gardens, Arlington Heights, Avenues West, Bay View, Beerline B, Bluemound Heights,
    Borchert Field, Bradley Estates, Brewer's Hill, Brewers Hill, Burnham Park, Calumet Farms, Cannon Park,
    Capitol Heights, Cathedral Square, Clarke Square, Clock Tower Acres, Clovernook, Cold Spring Park,
    College Heights, Columbus Park, Concordia, Cooper Park, Copernicus Park, Dineen Park, Downer Woods, Enderis Park,
    Euclid Park, Fairfield, Fairview, Fernwood, Florist Highlands, Fond du Lac and North, Franklin Heights,
    Freedom Village, Garden District, Garden Homes, Golden Gate, Golden Valley, Graceland, Grantosa,
    Granville Station, Grasslyn Manor, Grover Heights, Halyard Park, Hampton Heights, Harambee, Harbor District,
    Harbor View, Havenwoods, Hawley Farms, Hawthorne Glen, Heritage Heights, Hillside, Historic Third Ward,
    Holler Park, Honey Creek Manor, Honey Creek Settlement, Jackson Park, Johnson's Woods, Jones Island,
    Jones' Island, Juneau Town, Juneautown, Kern Park, Kilbourn Town, King Park, Kops Park, Layton Boulevard West,
    Layton Park, Lincoln Creek, Lincoln Park, Lincoln Village, Lindsay Heights, Long View, Lower East Side,
    Lyons Park, Mack Acres, Maple Tree, Marquette, Martin Drive, McGovern Park, Melody View, Menomonee River Hills,
    Menomonee River Valley, Menomonee Valley, Merrill Park, Metcalfe Park, Miller Valley, Mitchell Park,
    Mitchell Street, Morgandale, Mount Mary, Mount Zion, Murray Hill, Muskego Way, Nash Park, New Coeln,
    North Division, North Granville, North Point, Northpoint, Northridge, Northridge Lakes, Old North Milwaukee,
    Park Knoll, Park Place, Park View, Parkway Hills, Piggsville, Pigsville, Polonia, Rainbow Park, Red Oak Heights,
    River Bend, Riverton Heights, Riverwest, Rolling Green, Roosevelt Grove, Root Creek, Rose Park, Rufus King,
    Saveland Park, Schlitz Park, Servite Woods, Sherman Park, Silver City, Silver Swan, Southgate, Southpoint,
    St. Amelian's, St. Joseph's, Story Hill, Sunset Heights, Third Ward, Thurston Woods, Timmerman Airport,
    Timmerman West, Tippecanoe, Town and Country Manor, Town of Lake, Triangle North, Tripoli Park, Tyalla Park,
    University Hill, Upper East Side, Valley Forge, Vogel Park, Wahl Park, Walker's Point, Walnut Hill,
    Washington Heights, Washington Park, West View, Westown, Whispering Hills, White Manor, Wick Field,
    Wildwood Park, Williams Walk, Williamsburg Heights, Willow Creek, Woodlands, Woodlawn Manor, Wyrick Park,
    Yankee Hill
  `,
  'Oak Park, IL': `
    Frank Lloyd Wright District
  `,
  'Peoria, IL': `
    Moss-Bradley, North Peoria, North Valley, Uplands
  `,
  'Racine, WI': `
    Lighthouse, Manree Park, North Beach, West Racine
  `,
  'Rockford, IL': `
    Churchill's Grove, Edgewater, Haight Village, Midtown District, Signal Hill
  `,
  'South Bend, IN': `
    Chapin Park, East Bank, Edgewater Place, Harter Heights, Kennedy Park, LaSalle Park, Monroe Park, Near Northwest,
    Northshore Triangle, River Park, Rum Village, Sunnymede, Twyckenham Hills
  `,
  'Springfield, IL': `
    Enos Park, Hawthorne Place, Iles Park, Oak Ridge
  `,
  'Toledo, OH': `
    Beverly, DeVeaux, East Toledo, Five Points, Franklin Park, Harvard Terrace, Library Village, North Towne,
    Old Orchard, Old South End, Old West End, Onyx, Ottawa, Point Place, Polish International Village,
    Reynolds Corners, Scott Park, South Toledo, Southwyck, Trilby, Vistula, Warren-Sherman, Wernert's Corner,
    West Toledo, Westgate, Westmoreland
  `,
  'Youngstown, OH': `
    Brier Hill, Brownlee Woods, Buckeye Plat, Cornersburg, Crandall Park, Fifth Avenue, Fosterville, Idora,
    Lansingville, Lincoln Knolls, Lower Gibson, Pleasant Grove, Schenley, Smoky Hollow, Wick Park
  `,
}

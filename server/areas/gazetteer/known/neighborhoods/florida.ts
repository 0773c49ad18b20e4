/** Neighborhoods in Florida; `../neighborhoods.ts` says what belongs here and how to add one. */
export const florida = {
  'Boca Raton, FL': `
    Boca Bath and Tennis, Boca Harbour, Boca Square, Boca Woods, Broken Sound, Camino Gardens, Chatham Hills,
    Lake Rogers, Mizner Park, Old Floresta, Palmetto Park, Pearl City, Polo Club, Royal Palm Yacht and Country Club,
    Spanish River, Villa Rica, Woodfield Country Club
  `,
  'Clearwater, FL': `
    Bayside, Clearwater Beach, Coachman, Coachman Ridge, Countryside, Del Oro Groves, Glenwood, Greenwood,
    Harbor Oaks, Island Estates, Morningside, North Greenwood, Northwood, Plaza Park, Sand Key, Skycrest
  `,
  'Coral Gables, FL': `
    Cocoplum, French Village, Gables by the Sea, Gables Estates, Hammock Lakes, Journey's End, MacFarlane Homestead,
    Miracle Mile, Old Cutler Bay, Snapper Creek Lakes, Tahiti Beach
  `,
  'Daytona Beach, FL': `
    Beachside, Indigo Lakes, Latitude Margaritaville, LPGA, Pelican Bay
  `,
  'Fort Lauderdale, FL': `
    17th Street Causeway, Bermuda Riviera, Birch Park, Central Beach, Colee Hammock, Coral Ridge,
    Coral Ridge Country Club, Coral Ridge Isles, Coral Shores, Croissant Park, Dillard Park, Dolphin Isles,
    Dorsey-Riverbend, Edgewood, Flagler Heights, Flagler Village, Galt Mile, Galt Ocean Mile, Golden Heights,
    Harbor Beach, Harbor Inlet, Harbor Isles, Harbordale, Harbour Inlet, Hendricks Isle, Himmarshee,
    Home Beautiful Park, Idlewyld, Imperial Point, Knoll Ridge, Lake Aire, Lake Estates, Lake Ridge, Las Olas,
    Las Olas Isles, Lauderdale Beach, Lauderdale Harbors, Lauderdale Isles, Lauderdale Manors, Lauderdale Shores,
    Lauderdale West, Laudergate Isles, Melrose Manors, Melrose Park, Middle River Terrace, Montego Bay, Nurmi Isles,
    Oak River, Poinciana Park, Poinsettia Heights, Progresso Village, Rio Vista, River Garden, River Oaks, River Run,
    Riverland, Riverland Village, Riverside Park, Riviera Isles, Rock Island, Sailboat Bend, Seven Isles,
    Shady Banks, South Middle River, Sunrise Intracoastal, Sunrise Key, Tarpon Bend, Tarpon River, The Landings,
    Victoria Park
  `,
  'Fort Myers, FL': `
    Dean Park, Dunbar, Edgewood, Edison Park, Palm City, River District
  `,
  'Gainesville, FL': `
    Black Acres, Duckpond, Fifth Avenue, Florida Park, Hibiscus Park, Innovation Square, Kirkwood, Lincoln Estates,
    Pleasant Street, Porters, Porters Quarters, Ridgewood, Springhill, Stephen Foster, Suburban Heights, Sugarfoot,
    Sugarhill, University Park
  `,
  'Hialeah, FL': `
    Essex Village, Seminola, Sun-Tan Village
  `,
  'Hollywood, FL': `
    Beverly Park, Boulevard Heights, Carriage Hills, Driftwood, Emerald Hills, Emerald Oaks, Harbor Islands,
    Hillcrest, Hollywood Beach, Hollywood Hills, Hollywood Lakes, Lawn Acres, Liberia, North Beach, North Lake,
    Oakridge, Park East, Parkside, Quadomain, Royal Poinciana, South Lake, Three Islands, West Hollywood,
    Young Circle
  `,
  'Jacksonville, FL': `
    Allendale, Argyle, Argyle Forest, Arlington, Arlington Hills, Arlington Manor, Arlingwood, Avondale,
    Bartram Park, Baymeadows, Beach Haven, Beacon Hills, Beauclerc, Biltmore, Biscayne Terrace, Blount Island,
    Bowden, Brentwood, Brierwood, Brooklyn, Cecil Commerce Center, Cedar Hills, Cedar Hills Estates, Chimney Lakes,
    Cisco Gardens, College Gardens, Colonial Manor, Confederate Point, Crystal Springs, Deercreek, Deerwood,
    Dinsmore, Duclay Forest, Durkeeville, East Arlington, Edgewood Manor, Empire Point, Englewood, Eureka Gardens,
    Fairfax Manor, Fairfield, Fort Caroline, Fort Caroline Shores, Fort George Island, Ft. Caroline, Garden City,
    Gilmore, Girvin, Glynlea, Glynlea Park, Goodbys Creek, Grand Park, Greenfield, Greenfield Manor, Greenland,
    Grove Park, Hidden Hills, Historic Springfield, Hogan, Holiday Hill, Holly Oaks, Hyde Grove, Hyde Park,
    Imeson Park, Intracoastal West, Isle of Palms, Jacksonville Heights, Kent, Kernan, Killarney Shores, Lackawanna,
    Lake Forest, Lake Forest Hills, Lake Shore, Lakewood, LaVilla, Lem Turner, Longbranch, Loretto, Love Grove,
    Mandarin, Mandarin Station, Maxville, Mayport, Mayport Landing, McGirts Creek, Miller Creek, Moncrief,
    Moncrief Park, Montclair, Monterey, Murray Hill, New Berlin, New Town, NewTown, Normandy, Normandy Manor,
    Normandy Village, North Beach, North Shore, Norwood, Oak Hill, Oakhaven, Oakwood Villa, Oceanway, Old Arlington,
    Ortega, Ortega Farms, Ortega Forest, Ortega Hills, Osceola Forest, Panama Park, Paxon, Pecan Park, Pickwick Park,
    Pine Forest, Pumpkin Hill, Queens Harbour, Regency, Ribault, Ribault Manor, Riverside, Riverside Avondale,
    Robinwood Acres, Rolling Hills, Royal Terrace, San Jose, San Jose Forest, San Marco, San Mateo, Sandalwood,
    Secret Cove, Settlers Landing, Sherwood Forest, South Riverside, South Shores, Southbank, Southpoint,
    Southside Estates, Spring Park, Springfield, St. Johns Bluff, St. Johns Town Center, St. Nicholas, Talleyrand,
    Tallulah, Timucuan, Trout River, Turtle Creek, University Park, Venetia, Washington Heights, Wesconnett,
    Whitehouse, Windy Hill, Woodland Acres, Woodmere, Woodstock
  `,
  'Key West, FL': `
    Bahama Village, Casa Marina, Duval Street, Key West Golf Club, Mid-Town, New Town, Sunset Key, The Meadows,
    Truman Annex
  `,
  'Lakeland, FL': `
    Cleveland Heights, Dixieland, Grasslands, Lake Hollingsworth, Lake Hunter Terrace, Lake Morton, Munn Park,
    Oakbridge, Parker Street, South Lake Morton
  `,
  'Miami Beach, FL': `
    Allison Island, Alton Road, Altos del Mar, Art Deco District, Bayshore, Belle Isle, Biscayne Point, Collins Park,
    Di Lido Island, Flamingo, Flamingo Park, Flamingo/Lummus, Hibiscus Island, Isle of Normandy, La Gorce,
    La Gorce Island, Lincoln Road, Mid Beach, Mid-Beach, Nautilus, Normandy Isle, Normandy Isles, Normandy Shores,
    North Beach, Ocean Drive, Palm Island, Rivo Alto Island, SoFi, South Beach, South of Fifth, South Pointe,
    Star Island, Sunset Harbour, Sunset Islands, Venetian Islands, West Avenue
  `,
  'Miami Gardens, FL': `
    Andover, Bunche Park, Carol City, Lake Lucerne, Norland, Opa-locka North, Scott Lake
  `,
  'Miami, FL': `
    Allapattah, Arts & Entertainment District, Arts and Entertainment District, Auburndale, Bay Heights, Bay Point,
    Bayside, Belle Meade, Blue Lagoon, Brickell, Brickell Heights, Brickell Key, Buena Vista, Calle Ocho,
    Coconut Grove, Coral Gate, Coral Way, Cuban Memorial Boulevard, Curtis Park, Design District, Dinner Key,
    Douglas Park, East Little Havana, East Shenandoah, Edgewater, Flagami, Golden Pines, Grapeland,
    Grapeland Heights, Grove Center, Grove Isle, Health District, Historic Overtown, Latin Quarter, Lawrence Estates,
    Lemon City, Liberty City, Liberty Square, Little Haiti, Little Havana, Little River, Lummus Park, Midtown Miami,
    MiMo District, Model City, Morningside, Natoma Manors, North Grove, Northeast Coconut Grove, Omni, Overtown,
    Palm Grove, Park West, Parkdale, Port of Miami, San Marco Island, Shenandoah, Shorecrest, Silver Bluff,
    Silver Bluff Estates, South Brickell, South Grove, Southwest Coconut Grove, Spring Garden, The Roads,
    Upper Eastside, Virginia Key, Vizcaya, Watson Island, West Brickell, West Flagler, West Grove,
    West Little Havana, Wynwood, Wynwood Art District
  `,
  'Naples, FL': `
    Aqualane Shores, Bayfront, Coquina Sands, Lake Park, Moorings, Old Naples, Olde Naples, Park Shore, Port Royal,
    River Park, Royal Harbor, Seagate, The Moorings
  `,
  'Orlando, FL': `
    Airport North, Audubon, Audubon Park, Baldwin Park, Bel Air, Beltway Commerce Center, Bryn Mawr, Callahan,
    Carver Shores, Clear Lake, College Park, Colonial Town Center, Colonialtown, Colonialtown North,
    Colonialtown South, Coytown, Creative Village, Delaney Park, Dixie Belle, Dover Estates, Dover Shores,
    Dover Shores East, Dover Shores West, Engelwood Park, Florida Center, Florida Center North, Haralson Estates,
    Holden-Parramore, Hourglass District, I-Drive, International Drive, Ivanhoe, Ivanhoe Village, Johnson Village,
    Kirkman North, Kirkman South, LaCosta Village, Lake Cherokee, Lake Como, Lake Copeland, Lake Davis, Lake Dot,
    Lake Eola Heights, Lake Fairview, Lake Formosa, Lake Fredrica, Lake Ivanhoe, Lake Mann Estates,
    Lake Mann Gardens, Lake Nona, Lake Nona Medical City, Lake Nona South, Lake Richmond, Lake Shore Village,
    Lake Sunset, Lake Terrace, Lake Underhill, Lake Weldona, Lancaster Park, Laureate Park, LaVina, Lawsona,
    Lorna Doone, Malibu Groves, Mariners Village, Medical City, Mercy Drive, Metro West, MetroWest, Milk District,
    Millenia, Mills 50, Monterey, New Malibu, North Orange, North Quarter, Northlake Park, Orange Center,
    Orwin Manor, Palomar, Park Central, Park Lake-Highland, Parramore, Pershing, Pineloch, Princeton-Silver Star,
    Richmond Estates, Rio Grande Park, Rock Lake, Roger Williams, Roosevelt Park, Rose Isle, Rosemont,
    Rosemont North, Rowena Gardens, Seaboard Industrial, Signal Hill, SoDo, South Division, South Eola, South Orange,
    South Semoran, Southeast Orlando, Southern Oaks, Southport, Spring Lake, Storey Park, The Milk District,
    The Willows, Thornton Park, Timberleaf, Ventura, Vista East, Vista Park, Wadeview Park, Washington Shores,
    West Colonial, Westfield, Windhover
  `,
  'Pensacola, FL': `
    Aragon, Bayou Texar, Belmont-DeVilliers, Cordova Park, East Hill, East Pensacola Heights, Eastgate, North Hill,
    Old East Hill, Palafox, Sanders Beach, Scenic Heights, Seville, Tanyard
  `,
  'Sarasota, FL': `
    Amaryllis Park, Arlington Park, Avondale, Bahia Vista, Bayou Oaks, Bird Key, Burns Court, Central-Cocoanut,
    Cherokee Park, Gillespie Park, Golden Gate Point, Granada, Harbor Acres, Hudson Bayou, Indian Beach, Laurel Park,
    Lido Key, Lido Shores, McClellan Park, Newtown, Paver Park, Poinsettia Park, Rosemary District, Sapphire Shores,
    Southside Village, St. Armands, St. Armands Key, West of Trail, Whitaker Bayou
  `,
  'St. Petersburg, FL': `
    Allendale, Allendale Terrace, Bahama Shores, Barcley Estates, Bartlett Park, Bayou Highlands, Bayway Isles,
    Bear Creek, Big Bayou, Brightwaters, Broadwater, Campbell Park, Carillon, Central Oak Park, Childs Park,
    Clam Bayou, Coquina Key, Crescent Heights, Crescent Lake, Crossroads, Deuces Live, Disston Heights, Driftwood,
    Eagle Crest, EDGE District, Edgemoor, Euclid Heights, Euclid-St. Paul, Fossil Park, Garden Manor,
    Grand Central District, Greater Pinellas Point, Greater Woodlawn, Harris Park, Historic Kenwood,
    Historic Old Northeast, Historic Roser Park, Holiday Park, Isla del Sol, Jungle Prada, Jungle Terrace, Kenwood,
    Lake Maggiore, Lake Maggiore Park, Lake Maggiore Shores, Lakewood Estates, Lakewood Terrace, Live Oak,
    Magnolia Heights, Maximo, Maximo Moorings, Meadowlawn, Melrose Mercy, Methodist Town, Mid Pinellas,
    North East Park, North Kenwood, North Shore, Northeast Park, Old Northeast, Old Southeast, Palmetto Park,
    Pasadena Bear Creek Estates, Pasadena on the Gulf, Patrician Point, Perry Bayview, Pinellas Point, Placido Bayou,
    Ponderosa Shores, Riviera Bay, Roser Park, Round Lake, Shore Acres, Skyway Marina District, Snell Isle,
    Snell Shores, Tanglewood, Thirteenth Street Heights, Tropical Shores, Twin Brooks, Tyrone, Venetian Isles,
    Vinoy Park, Warehouse Arts District, Westminster Heights, Wildwood Heights, Woodlawn Heights, Yacht Club Estates
  `,
  'Tallahassee, FL': `
    All Saints, Betton Hills, Bond, Bull Run, Callen, Capital Hills, CollegeTown, Frenchtown, Gaines Street,
    Griffin Heights, Indian Head Acres, Jake Gaither, Killearn, Killearn Acres, Killearn Estates, Lafayette Park,
    Lake Ella, Levy Park, Los Robles, Myers Park, Piney Z, Providence, Railroad Square, Rose Hill, SouthWood,
    Springsax, Summerbrooke, Waverly Hills, Woodland Drives
  `,
  'Tampa, FL': `
    Armory Gardens, Ballast Point, Bayshore, Bayshore Beautiful, Beach Park, Beach Park Isles, Beacon Meadows,
    Bel Mar Shores, Belmar Gardens, Belmar Shores, Bon Air, Bowman Heights, Busch Gardens, Carver City,
    Carver City-Lincoln Gardens, Channel District, Channelside, College Hill, Corona Park, Cory Lake Isles,
    Courier City, Cross Creek, Culbreath Bayou, Culbreath Heights, Culbreath Isles, Davis Islands, Drew Park,
    East Tampa, East Ybor, Encore District, Fair Oaks, Fair Oaks-Manhattan Manor, Forest Hills, Golfview,
    Grand Hampton, Grant Park, Gray Gables, Hampton Terrace, Harbor Island, Harbour Island, Harrison Park,
    Heritage Isles, Hidden River, Highland Pines, Highwoods, Historic Hyde Park, Historic Ybor, Hunter's Green,
    Hyde Park, Hyde Park North, Hyde Park Village, Interbay, Jackson Heights, K-Bar Ranch, Live Oaks Square,
    Lowry Park, Lowry Park North, MacDill, MacDill Air Force Base, Macfarlane Park, Marina Club, Maryland Manor,
    New Suburb Beautiful, New Tampa, North Bon Air, North Hyde Park, North Tampa, North Ybor, Northeast Macfarlane,
    Northview Hills, Oak Park, Oakford Park, Old Seminole Heights, Old West Tampa, Oscawana, Palma Ceia,
    Palma Ceia Pines, Palma Ceia West, Palmetto Beach, Parkland Estates, Plaza Terrace, Port Tampa, Port Tampa City,
    Rainbow Heights, Rembrandt Gardens, Ridgewood Park, River Bend, River Grove, Riverbend, Riverside Heights,
    Rocky Point, Rogers Park, Seminole Heights, Soho, South Nebraska, South Seminole Heights, South Tampa,
    Southeast Seminole Heights, Stadium District, Sulphur Springs, Sun Bay South, Sunset Park, Swann Estates,
    Tampa Heights, Tampa Overlook, Tampa Palms, Tampania, Temple Crest, Terrace Park, Uceta, V.M. Ybor,
    Virginia Park, Water Street, Water Street Tampa, Wellswood, West Bank, West Meadows, West Palma Ceia, West River,
    West Riverfront, West Tampa, Westshore, Westshore Palms, Woodland Terrace, Ybor, Ybor City, Ybor Heights
  `,
  'West Palm Beach, FL': `
    Bear Lakes, Belair, Breakers West Gate, Central Park, CityPlace, Clematis Street, Coleman Park, College Park,
    Currie Park, El Cid, Flamingo Park, Golfview Heights, Grandview Heights, Hillcrest, Ibis, Mango Promenade,
    Northboro Park, Northwood, Northwood Hills, Northwood Shores, Old Northwood, Palm Beach Lakes, Parker Ridge,
    Pineapple Park, Pleasant City, Presidential Estates, Prospect Park, Providence Park, Riverwalk,
    Roosevelt Estates, Rosemary Square, SoSo, Southend, Southland Park, Sunshine Park, Vedado,
    Villages of Palm Beach Lakes
  `,
}

/** Neighborhoods in northern California and the Central Valley; `../neighborhoods.ts` says what belongs here and how to add one. */
export const northernCalifornia = {
  'Alameda, CA': `
    Alameda Point, Ballena Bay, Bay Farm Island, Bayport, Bronze Coast, Coast Guard Island, Fernside, Gold Coast,
    Harbor Bay, Harbor Bay Isle, Marina Village, Park Street, South Shore, Webster Street
  `,
  'Berkeley, CA': `
    Berkeley Hills, Berkeley Marina, Central Berkeley, Claremont, Cragmont, Elmwood, Elmwood Park, Fourth Street,
    Gourmet Ghetto, Halcyon, La Loma Park, LeConte, Lorin, Lorin District, McGee-Spaulding, North Berkeley,
    North Shattuck, Northbrae, Panoramic Hill, Park Hills, Poets Corner, San Pablo Park, Solano Avenue,
    South Berkeley, Southwest Berkeley, Telegraph Avenue, Thousand Oaks, UC Berkeley, West Berkeley, Westbrae
  `,
  'Elk Grove, CA': `
    East Franklin, Laguna, Laguna Creek, Laguna West, Stone Lake
  `,
  'Fremont, CA': `
    Ardenwood, Blacow, Cabrillo, Cameron Hills, Centerville, Cherry-Guardino, Glenmoor, Irvington,
    Irvington District, Kimber-Gomes, Mission San Jose, Niles, Niles Canyon, Niles District, Parkmont, South Sundale,
    Sundale, Vineyards, Vineyards-Avalon, Warm Springs, Warm Springs District
  `,
  'Fresno, CA': `
    Bullard, Central Fresno, Chinatown, College District, Copper River, Copper River Ranch, Cultural Arts District,
    El Dorado Park, Fashion Fair, Fresno High, Fulton District, Highway City, Huntington Boulevard, Lowell,
    Mayfair Village, Mural District, North Fresno, Northeast Fresno, Northpointe, Northwest Fresno, Pinedale,
    Sierra Sky Park, Southeast Fresno, Southwest Fresno, Tower District, Van Ness Extension, West Fresno,
    Wilson Island, Woodward Park, Yosemite Avenue
  `,
  'Hayward, CA': `
    Cannery, Eden Shores, Fairway Park, Glen Eden, Harder-Tennyson, Hayward Highland, Hayward Hills,
    Jackson Triangle, Longwood-Winton Grove, Mission-Foothills, Mission-Garin, Mount Eden, Mt. Eden, North Hayward,
    Russell City, Schafer Park, South Hayward, Southgate, Stonebrae, Tennyson-Alquire, Upper B Street,
    Whitman-Mocine
  `,
  'Modesto, CA': `
    College Area, Dry Creek, East La Loma, Graceada Park, Kewin Park, La Loma, Village One, Virginia Park
  `,
  'Mountain View, CA': `
    Blossom Valley, Castro City, Cernon, Cuesta Park, Gemello, Jackson Park, Martens-Carmelita, Moffett Boulevard,
    Monta Loma, North Bayshore, North Whisman, Old Mountain View, Rengstorff Park, Rex Manor, Shoreline,
    Shoreline West, St. Francis Acres, Sylvan Park, The Crossings, Varsity Park, Wagon Wheel, Waverly Park, Whisman,
    Whisman Station
  `,
  'Oakland, CA': `
    Acorn, Adams Point, Allendale, Arroyo Viejo, Bancroft, Bella Vista, Beulah Heights, Brookdale, Brookdale Park,
    Brookfield Village, Bushrod, Bushrod Park, Chabot Park, Chinatown, Clawson, Cleveland Heights, Coliseum,
    Columbia Gardens, Crestmont, Crocker Highlands, Deep East Oakland, Dimond, Dimond District, Dogtown,
    Durant Manor, East Oakland, East Peralta, Eastlake, Eastmont, Eastmont Hills, Elmhurst, Elmhurst Park, Fitchburg,
    Fitchburg Park, Foothill Square, Frick, Fruitvale, Fruitvale Station, Gaskill, Ghost Town, Glen Highlands,
    Glenview, Golden Gate, Grand Lake, Haddon Hill, Havenscourt, Highland Park, Highland Terrace, Hiller Highlands,
    Hoover-Foster, Iveywood, Ivy Hill, Jack London District, Jack London Square, Jingletown, Joaquin Miller Heights,
    Kennedy Tract, KONO, Lake Chabot, Lake Merritt, Lakeshore, Lakeside, Las Palmas, Laurel, Laurel District,
    Leona Heights, Lincoln Highlands, Lockwood Gardens, Lockwood-Tevis, Longfellow, Lower Bottoms, Lower Rockridge,
    Maxwell Park, McClymonds, Meadow Brook, Melrose, Merriwood, Mills Gardens, Millsmont, Montclair,
    Montclair District, Mosswood, North Kennedy Tract, North Oakland, North Prescott, North Stonehurst, Northgate,
    Oak Center, Oak Knoll, Oak Knoll-Golf Links, Oak Park, Oakland Airport, Oakland Ave-Harrison, Oakland Coliseum,
    Oakland Hills, Oakmore, Oakmore Highlands, Old Oakland, Panoramic Hill, Paradise Park, Peralta Hacienda,
    Peralta-Laney, Piedmont Avenue, Piedmont Pines, Pill Hill, Prescott, Quigley, Rancho San Antonio,
    Redwood Heights, Reservoir Hill, Rockridge, Saint Elizabeth, San Antonio, San Pablo Gateway, Santa Fe,
    Sausal Creek, Seminary, Sequoyah, Sequoyah Heights, Shafter, Sheffield Village, Shepherd Canyon,
    Skyline-Hillcrest Estates, Sobrante Park, South Kennedy Tract, South Prescott, South Stonehurst, St. Elizabeth,
    Stonehurst, Temescal, Toler Heights, Trestle Glen, Tuxedo, Upper Dimond, Upper Laurel, Upper Peralta Creek,
    Upper Rockridge, Uptown, Uptown Oakland, Waverly, Webster Tract, West Oakland, Westlake, Woodland, Woodminster
  `,
  'Palo Alto, CA': `
    Barron Park, Charleston Gardens, Charleston Meadows, College Terrace, Crescent Park, Downtown North, Duveneck,
    Esther Clark Park, Evergreen Park, Fairmeadow, Green Acres, Greenmeadow, Greer Park, Leland Manor, Mayfield,
    Monroe Park, Old Palo Alto, Palo Alto Hills, Palo Verde, Professorville, South of Midtown, Southgate,
    St. Francis, Triple El, University Avenue, University South, Ventura
  `,
  'Redwood City, CA': `
    Bair Island, Centennial, Eagle Hill, Edgewood Park, Farm Hill, Farm Hills, Friendly Acres, Mount Carmel,
    Oak Knoll, Pacific Shores, Palm Park, Redwood Oaks, Redwood Shores, Redwood Village, Stambaugh-Heller,
    Woodside Plaza
  `,
  'Richmond, CA': `
    Atchison Village, Belding Woods, Brickyard Cove, Campus Bay, Carriage Hills, Central Richmond, Cortez-Stege,
    Country Club Vista, Easter Hill, Fairmede-Hilltop, Forest Park, Greenridge, Hilltop, Hilltop District,
    Hilltop Green, Hilltop Mall, Iron Triangle, Laurel Park, Marina Bay, May Valley, Metro Square, North and East,
    Panhandle Annex, Parchester Village, Park Plaza, Parkview, Point Richmond, Pt. Richmond, Quail Hill,
    Richmond Annex, Richmore Village, Shields-Reid, Vista View
  `,
  'Sacramento, CA': `
    Alhambra Triangle, Alkali Flat, Arden Fair Area, Arden-Garden, Ben Ali, Boulevard Park, Cal Expo, Campus Commons,
    Central Oak Park, College Glen, College Greens, Colonial Heights, Colonial Manor, Colonial Village, Curtis Park,
    Del Paso Boulevard, Del Paso Heights, Del Paso Park, Dos Rios, Dos Rios Triangle, East Del Paso Heights,
    East Oak Park, East Sac, East Sacramento, Elder Creek, Elmhurst, Fabulous Forties, Freeport Manor,
    Freeport Village, Fremont Park, Fruitridge Manor, Gardenland, Gateway West, Glen Elder, Glenwood Meadows,
    Golf Course Terrace, Granite Regional Park, Greenhaven, Hagginwood, Hagginwood East, Handle District, Heron Park,
    Hollywood Park, Ice Blocks, Land Park, Lavender Heights, Lawrence Park, Little Pocket, Mangan Park,
    Mansion Flats, Marshall Park, Marshall School, McKinley Park, Meadowview, Midtown, Midtown Sacramento, Natomas,
    Natomas Central, Natomas Creek, Natomas Crossing, Natomas Park, New Era Park, Newton Booth, Noralto,
    North City Farms, North Natomas, North Oak Park, North Sacramento, Northgate, Northpointe, Norwood Tech,
    Oak Knoll, Oak Park, Old North Sacramento, Old Sacramento, Parker Homes, Parkway Estates, Parkway Oaks, Pocket,
    Pocket-Greenhaven, Point West, Poverty Ridge, R Street, Railyards, Regency Park, Reichmuth Park,
    Richardson Village, Richmond Grove, River Gardens, River Oaks, River Park, Robla, Sacramento City College,
    Sierra Curtis, Sierra Oaks, South City Farms, South Hagginwood, South Land Park, South Land Park Hills,
    South Natomas, South Oak Park, Southside Park, Strawberry Manor, Sundance Lake, Sutterville, Swallows Nest,
    Tahoe Park, Tahoe Park East, Tahoe Park South, Tallac Village, The Pocket, The Railyards, Township 9,
    Twin Rivers, Upper Land Park, Valley Hi, Valley View Acres, Village Green, West Curtis Oaks, West Tahoe Park,
    Westlake, Wills Acres, Winn Park, Woodbine, Woodlake, Youngs Heights, Z'Berg Park
  `,
  'San Francisco, CA': `
    Alamo Square, Anza Vista, Apparel City, Aquatic Park, Ashbury Heights, Balboa Park, Balboa Terrace,
    Bayview Heights, Bayview-Hunters Point, Belden Place, Bernal Heights, Buena Vista, Buena Vista Park,
    Candlestick Point, Castro, Castro District, Cathedral Hill, Cayuga, Cayuga Terrace, Central Richmond,
    Central Sunset, Central Waterfront, Chase Center, China Basin, Chinatown, Clarendon Heights, Cole Valley,
    Corona Heights, Cow Hollow, Crocker-Amazon, Design District, Diamond Heights, Dogpatch, Dolores Heights,
    Duboce Triangle, East Cut, Embarcadero, Eureka Valley, Excelsior, Excelsior District, Fairmount, Fillmore,
    Fillmore District, Financial District, Fisherman's Wharf, Forest Hill, Forest Hill Extension, Forest Knolls,
    Fort Mason, Ghirardelli Square, Glen Park, Golden Gate Heights, Golden Gate Park, Haight, Haight Ashbury,
    Haight-Ashbury, Hayes Valley, Holly Park, Hunters Point, India Basin, Ingleside, Ingleside Heights,
    Ingleside Terraces, Inner Mission, Inner Parkside, Inner Richmond, Inner Sunset, Islais Creek, Jackson Square,
    Japantown, Jordan Park, Lake Merced, Lake Street, Lakeshore, Lands End, Laurel Heights, Laurel Village,
    Levi Plaza, Lincoln Park, Little Hollywood, Little Russia, Little Saigon, Lone Mountain, Lower Haight,
    Lower Nob Hill, Lower Pac Heights, Lower Pacific Heights, Marina District, Merced Heights, Merced Manor,
    Mid-Market, Midtown Terrace, Mint Hill, Miraloma Park, Mission, Mission Bay, Mission District, Mission Dolores,
    Mission Rock, Mission Terrace, Monterey Heights, Mount Davidson, Mount Sutro, Mt. Davidson Manor, Nob Hill,
    Noe Valley, NoPa, North Beach, North of Panhandle, North Panhandle, North Waterfront, Ocean View, Oceanview, OMI,
    Oracle Park, Outer Mission, Outer Parkside, Outer Richmond, Outer Sunset, Pacific Heights, Panhandle,
    Park Merced, Parkmerced, Parkside, Parnassus Heights, Polk Gulch, Portola, Potrero Hill, Presidio,
    Presidio Heights, Presidio Terrace, Produce Market, Richmond District, Rincon Hill, Rincon Point, Russian Hill,
    Saint Francis Wood, San Francisco State, Sea Cliff, Seacliff, Sherwood Forest, Silver Terrace, SoMa, South Beach,
    South Of Market, South Park, St. Francis Wood, St. Mary's Park, Stonestown, Sunnydale, Sunnyside,
    Sunset District, Sutro Heights, Telegraph Hill, Tenderloin, The Castro, The East Cut, The Marina, The Mission,
    The Presidio, The Richmond, The Sunset, The Tenderloin, Transbay, Treasure Island, Twin Peaks, Ulloa,
    Union Square, University Mound, Upper Haight, Upper Market, Upper Noe, USF, Vis Valley, Visitacion Valley,
    West of Twin Peaks, West Portal, Western Addition, Westwood Highlands, Westwood Park, Yerba Buena,
    Yerba Buena Gardens, Yerba Buena Island
  `,
  'San Jose, CA': `
    Alma-Almaden, Almaden, Almaden Valley, Alviso, Bascom, Berryessa, Blossom Hill, Blossom Valley, Branham,
    Cadillac, Calero, Cambrian, Capitol Park, Capitol-Goss, Cherry Flat, College Park, Communications Hill,
    Delmas Park, Diridon, East San Jose, East Village, Edenvale, Erikson, Evergreen, Five Wounds, Garden Alameda,
    Gardner, Goosetown, Hamann Park, Hanchett Park, Hellyer, Hensley, Hillview, Hoffman-Via Monte, Japantown,
    Julian-St. James, King & Story, King Ocala, Laurelwood, Little Italy, Little Portugal, Little Saigon, Luna Park,
    Lynhaven, Mabury, Martha Gardens, Mayfair, Meadowfair, Midtown San Jose, Montgomery Hill, Naglee Park,
    North San Jose, North Valley, North Willow Glen, Ocala, Olinder, Penitencia, Plata Arroyo, Poco Way, River Glen,
    Rock Springs, Roosevelt Park, Rose Garden, San Jose State, Santa Teresa, Santana Row, Senter, Seven Trees,
    Shasta-Hanchett, Silver Creek, Silver Creek Valley, Silver Leaf, SoFA, SoFA District, South San Jose,
    South University, Spartan-Keyes, St. Leo's, Sunol-Midtown, The Alameda, The Villages, Thousand Oaks,
    Tropicana-Lanai, Tully-Senter, Valley Fair, Vista Montana, Washington-Guadalupe, West Evergreen, West San Jose,
    West Valley, Willow Glen, Winchester, Winchester Orchard, Winchester Village
  `,
  'San Mateo, CA': `
    19th Avenue, Bay Meadows, Baywood, Baywood-Aragon, Beresford Park, Edgewater Isle, Fiesta Gardens,
    Foothill Terrace, Hayward Park, Hillsdale, Laurelwood, Los Prados, Marina Lagoon, Mariners Island, North Central,
    North Shoreview, Park District, San Mateo Park, Shoreview, Sugarloaf, Sunnybrae, Western Hills
  `,
  'Santa Clara, CA': `
    Agnew, Bracher, Central Park, Forest Park, Killarney Farms, Laurelwood, Lick Mill, Maywood, Mission City,
    Old Quad, Rivermark, Westwood Oaks
  `,
  'Santa Cruz, CA': `
    Banana Belt, Beach Flats, Beach Hill, Branciforte, Carbonera, Delaveaga, Harvey West, Lighthouse Point,
    Lower Ocean, Mission Hill, Natural Bridges, Prospect Heights, River Street, Santa Cruz Boardwalk, Seabright,
    UC Santa Cruz, Upper Westside, West Cliff
  `,
  'Santa Rosa, CA': `
    Bennett Valley, Burbank Gardens, Coddingtown, Coffey Park, Courthouse Square, Fountaingrove, Grace Tract,
    Hidden Valley, Junior College, Luther Burbank, Montecito Heights, Montgomery Village, Northwest Santa Rosa,
    Oakmont, Olive Park, Proctor Terrace, Railroad Square, Ridgway, Rincon Valley, Roseland, Skyhawk, South Park,
    Southeast Greenway, Spring Lake, Spring Lake Village, St. Rose
  `,
  'Stockton, CA': `
    Atherton Cove, Bear Creek, Brookside, Central Stockton, Little Manila, Magnolia, Miracle Mile, North Stockton,
    Park West Place, Quail Lakes, Sherwood Manor, Sierra Vista, South Stockton, Spanos Park, Spanos Park East,
    Spanos Park West, Swenson Park, Tuxedo Park, University Park, Valley Oak, Van Buskirk, Venetian Bridges,
    Victory Park, Weberstown, Weston Ranch
  `,
  'Sunnyvale, CA': `
    Cherry Chase, Cherryhill, East Murphy, Fairbrae, Heritage District, Lakewood, Lakewood Village, Moffett Park,
    Ortega, Ortega Park, Ponderosa, Raynor Park, Sunnyarts, Washington Park, West Valley
  `,
  'Vallejo, CA': `
    Country Club Crest, East Vallejo, Glen Cove, Heritage District, Hiddenbrooke, Mare Island, Northeast Vallejo,
    Northgate, Skyview, South Vallejo, St. Vincent's Hill, Steffan Manor, Vallejo Heights
  `,
  'Yuba City, CA': `
    South Yuba City, Tierra Buena
  `,
}

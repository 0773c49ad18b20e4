/** Neighborhoods in southern California; `../neighborhoods.ts` says what belongs here and how to add one. */
export const southernCalifornia = {
  'Anaheim, CA': `
    Anaheim Canyon, Anaheim Colony, Anaheim Hills, Anaheim Resort, East Anaheim, Edison Park, Five Points,
    Honda Center, Leisuretown, Little Arabia, Mohler Drive, Northwest Anaheim, Peralta Hills, Platinum Triangle,
    Southwest Anaheim, Sunkist, The Colony, The Platinum Triangle, Weir Canyon, West Anaheim
  `,
  'Bakersfield, CA': `
    Amberton, Bakersfield Country Club Estates, Central Bakersfield, City in the Hills, Downtown Bakersfield,
    East Bakersfield, Haggin Oaks, Kern City, La Cresta, Laurelglen, Northeast Bakersfield, Northwest Bakersfield,
    Northwest Promenade, Old Town Kern, Oleander, Oleander-Sunset, Panorama, Park Stockdale Estates, Quailwood,
    River Oaks, Riverlakes, Seven Oaks, Silver Creek, Southeast Bakersfield, Southwest Bakersfield, Stine, Stockdale,
    Stockdale Estates, Stockdale Greens, Terra Vista, Tevis Ranch, The Seasons, Westchester
  `,
  'Beverly Hills, CA': `
    Beverly Hills Flats, Golden Triangle, Rodeo Drive, Trousdale Estates
  `,
  'Burbank, CA': `
    Burbank Airport, Burbank Hills, Chandler Park, Magnolia Park, Media District, Rancho Equestrian
  `,
  'Carlsbad, CA': `
    Aviara, Bressi Ranch, Calavera Hills, Carlsbad Village, La Costa, La Costa Greens, La Costa Valley, Old Carlsbad,
    Olde Carlsbad, Robertson Ranch, Terramar
  `,
  'Chula Vista, CA': `
    Eastlake, Harborside, Lomas Verdes, Long Canyon, Millenia, Northwest Chula Vista, Otay Ranch, Rancho del Rey,
    Rice Canyon, Rolling Hills Ranch, San Miguel Ranch, Sunbow, Terra Nova, Third Avenue Village, Windingwalk
  `,
  'Glendale, CA': `
    Adams Hill, Brockmont, Chevy Chase Canyon, Citrus Grove, Crescenta Highlands, Cumberland, El Miradero,
    Emerald Isle, Fremont Park, Glenoaks Canyon, Grandview, Greenbriar, Kenneth Village, Mariposa, Montecito Park,
    Northwest Glendale, Oakmont Woods, Pelanconi, Riverside Rancho, Rossmoyne, Sparr Heights, Tropico, Verdugo City,
    Verdugo Viejo, Verdugo Woodlands, Vineyard, Whiting Woods
  `,
  'Huntington Beach, CA': `
    Bolsa Chica, Brightwater, Downtown Huntington Beach, Edwards Hill, Five Points, Goldenwest, Harbor View,
    Huntington Harbor, Huntington Harbour, Liberty Park, Meadowlark, Oak View, Old World Village, Pacific City,
    Sea Cliff, Seacliff, South Huntington Beach, Sunset Beach
  `,
  'Inglewood, CA': `
    Century Heights, Fairview Heights, Lockhaven, Morningside Park, North Inglewood
  `,
  'Irvine, CA': `
    Beacon Park, Bommer Canyon, College Park, Columbus Grove, Cypress Village, Deerfield, Eastwood, Eastwood Village,
    El Camino Real, Great Park, Great Park Neighborhoods, Heritage Fields, Irvine Business Complex,
    Irvine Health and Science Complex, Irvine Spectrum, Laguna Altura, Lower Peters Canyon, Northpark,
    Northpark Square, Northwood, Northwood Point, Northwood Pointe, Oak Creek, Old Towne Irvine, Orangetree,
    Orchard Hills, Parasol Park, Park West, Pavilion Park, Portola Springs, Quail Hill, Racquet Club,
    Rancho San Joaquin, San Joaquin Marsh, Shady Canyon, Spectrum, Stonegate, The Colony, The Willows, Turtle Ridge,
    Turtle Rock, UC Irvine, University Hills, University Park, University Town Center, Walnut Village, West Irvine,
    Westpark, Woodbridge, Woodbury
  `,
  'Jurupa Valley, CA': `
    Glen Avon, Mira Loma, Pedley, Rubidoux, Sunnyslope
  `,
  'Lake Forest, CA': `
    El Toro, Foothill Ranch, Portola Hills
  `,
  'Long Beach, CA': `
    4th Street Corridor, Alamitos Bay, Alamitos Beach, Alamitos Heights, Arlington, Artcraft Manor, Belmont Heights,
    Belmont Park, Belmont Shore, Bixby Highlands, Bixby Knolls, Bixby Village, Bluff Heights, Bluff Park,
    California Heights, Cambodia Town, Carroll Park, Carson Park, Central Long Beach, Cherry Manor, College Estates,
    College Square, Coolidge Triangle, Craftsman Village, DeForest Park, Del Lago, East Long Beach, East Village,
    East Village Arts District, El Dorado Park, El Dorado Park Estates, El Dorado South, Hellman, Imperial Estates,
    Island Village, Lakewood Village, Lindbergh, Long Beach Marina, Los Altos, Los Cerritos, Marina Pacifica,
    Memorial Heights, Naples, Naples Island, North Alamitos Beach, North Long Beach, North Wrigley, Park Estates,
    Pine Avenue, Ramona Park, Rancho Estates, Retro Row, Rose Park, Rose Park South, Saint Mary's, Scherer Park,
    Shoreline Village, South of Conant, South Wrigley, Spinnaker Bay, Stearns Park, Stratford Square, Sunrise,
    Traffic Circle, University Park Estates, Upper Westside, Virginia Country Club, West Long Beach, Willmore,
    Willmore City, Windward Village, Wrigley, Wrigley Heights, Wrigley Village, Zaferia
  `,
  'Los Angeles, CA': `
    Angeleno Heights, Angeles Mesa, Angelino Heights, Arleta, Arlington Heights, Arts District, Atwater Village,
    Baldwin Hills, Baldwin Village, Baldwin Vista, Beachwood Canyon, Bel Air, Bel Air Estates, Bel-Air,
    Benedict Canyon, Beverly Crest, Beverly Glen, Beverly Grove, Beverly Park, Beverlywood, Boyle Heights, Brentwood,
    Brentwood Glen, Brookside, Bunker Hill, Cahuenga Pass, Canoga Park, Canterbury Knolls, Carthay, Carthay Circle,
    Carthay Square, Castellammare, Central-Alameda, Century City, Century Palms, Chatsworth, Chavez Ravine,
    Chesterfield Square, Cheviot Hills, Chinatown, Citrus Square, Coldwater Canyon, Country Club Park, Crenshaw,
    Crenshaw District, Crenshaw Manor, Crestwood Hills, Cypress Park, Del Rey, Dockweiler, Downtown Los Angeles,
    DTLA, Eagle Rock, East Gate Bel Air, East Hollywood, Echo Park, Edendale, El Sereno, Elysian Heights,
    Elysian Park, Elysian Valley, Encino, Exposition Park, Faircrest Heights, Fairfax, Fairfax District,
    Fashion District, Filipinotown, Financial District, Fletcher Square, Flower District, Franklin Hills,
    Franklin Village, Frogtown, Gallery Row, Garvanza, Glassell Park, Gramercy Park, Granada Hills, Green Meadows,
    Griffith Park, Hancock Park, Hansen Heights, Harbor City, Harbor Gateway, Harbor Pines, Harvard Heights,
    Harvard Park, Hermon, Highland Park, Historic Core, Historic Filipinotown, Historic South Central, Hollywood,
    Hollywood Dell, Hollywood Heights, Hollywood Hills, Hollywood Hills West, Hollywoodland, Holmby Hills, Hyde Park,
    Jefferson Park, Jewelry District, Kinney Heights, Koreatown, La Tuna Canyon, Lafayette Park, Lafayette Square,
    Lake Balboa, Lake View Terrace, Larchmont, Larchmont Village, Laurel Canyon, LAX, Leimert Park, Lincoln Heights,
    Little Armenia, Little Bangladesh, Little Ethiopia, Little Tokyo, Longwood, Los Feliz, MacArthur Park,
    Manchester Square, Mandeville Canyon, Mar Vista, Marina Peninsula, Melrose, Melrose Avenue, Melrose District,
    Melrose Hill, Mid City, Mid-City, Mid-City Heights, Mid-Wilshire, Miracle Mile, Mission Hills, Montecito Heights,
    Montecito Hills, Monterey Hills, Mount Olympus, Mount Washington, Mt. Washington, NoHo, NoHo Arts District,
    North Beverly Park, North Hills, North Hollywood, North University Park, Northridge, Old Bank District,
    Outpost Estates, Pacific Palisades, Pacoima, Palisades Highlands, Palms, Panorama City, Park La Brea, Park Mile,
    Picfair Village, Pico Del Mar, Pico Union, Pico-Robertson, Pico-Union, Playa del Rey, Playa Vista, Point Fermin,
    Porter Ranch, Rampart Village, Rancho Park, Reseda, Reynier Village, Rose Hills, Rustic Canyon, San Pedro,
    Sawtelle, Sawtelle Boulevard, Sawtelle Japantown, Shadow Hills, Sherman Oaks, Sherman Village, Silver Lake,
    Silverlake, Skid Row, Solano Canyon, South Brentwood, South Carthay, South Central Los Angeles,
    South Los Angeles, South Park, South Robertson, Spaulding Square, St. Andrews Square, St. Elmo Village,
    Stone Canyon, Studio City, Sugar Hill, Sun Valley, Sunland, Sunland-Tujunga, Sunset Junction, Sunset Square,
    Sycamore Square, Sylmar, Tarzana, Terminal Island, Thai Town, Toluca Lake, Toluca Terrace, Toluca Woods,
    Toy District, Tujunga, University Hills, University Park, Valley Glen, Valley Village, Van Nuys, Venice,
    Venice Beach, Venice Canals, Vermont Knolls, Vermont Square, Vermont Vista, Vermont-Slauson, Victor Heights,
    Victoria Park, Village Green, Vinegar Hill, Virgil Village, Warner Center, Watts, Wellington Square, West Adams,
    West Adams Heights, West Hills, West LA, West Los Angeles, West Park Terrace, West Pico, West Toluca Lake,
    Westchester, Westdale, Western Heights, Westlake, Westlake North, Westside Village, Westwood, Westwood Village,
    Whitley Heights, Wholesale District, Wilmington, Wilshire Center, Wilshire Highlands, Wilshire Park,
    Wilshire Vista, Windsor Square, Windsor Village, Winnetka, Woodland Hills, Yucca Corridor
  `,
  'Malibu, CA': `
    Broad Beach, Las Flores, Malibu Colony, Malibu Park, Paradise Cove, Point Dume, Serra Retreat, Zuma Beach
  `,
  'Menifee, CA': `
    Menifee Lakes, Quail Valley, Sun City
  `,
  'Murrieta, CA': `
    Bear Creek, Greer Ranch, Murrieta Hot Springs
  `,
  'Newport Beach, CA': `
    Balboa Island, Balboa Peninsula, Balboa Peninsula Point, Bay Island, Baycrest, Bayshores, Beacon Bay, Big Canyon,
    Bonita Canyon, Cameo Highlands, Cameo Shores, Cannery Village, Castaways, Cliff Haven, Collins Island,
    Corona del Mar, Crystal Cove, Dover Shores, East Bluff, Eastbluff, Fashion Island, Harbor Island, Harbor View,
    Harbor View Hills, Irvine Terrace, Lido Isle, Lido Peninsula, Linda Isle, Little Balboa Island, Newport Center,
    Newport Coast, Newport Heights, Newport Island, Newport Peninsula, Newport Ridge, Newport Shores, One Ford Road,
    Pelican Hill, Pelican Point, Promontory Bay, San Joaquin Hills, Shore Cliffs, Spyglass Hill, The Bluffs,
    West Newport, Westcliff
  `,
  'Oceanside, CA': `
    Fire Mountain, Guajome, Ivey Ranch, Loma Alta, Mira Costa, Morro Hills, Ocean Hills, Oceanside Harbor,
    Rancho del Oro, San Luis Rey, South Oceanside, St. Malo, Townsite
  `,
  'Oxnard, CA': `
    Bartolo Square, Blackstock, Cabrillo, Cal-Gisler, Carriage Square, Channel Islands Harbor, College Estates,
    College Park, Durley Park, Five Points, Heritage Square, Hobson Park, Kamala Park, La Colonia, Lemonwood,
    Mandalay Bay, Orchard Park, Oxnard Shores, River Ridge, Riverpark, Rose Park, Sea View Estates, Seabridge,
    Sierra Linda, South Oxnard, Tierra Vista, Via Marina, Wagon Wheel, Windsor North
  `,
  'Palm Springs, CA': `
    Andreas Hills, Araby, Araby Cove, Baristo, Canyon Corridor, Chino Canyon, Deepwell, Deepwell Estates,
    Demuth Park, Desert Highland Estates, Desert Park Estates, El Mirador, Four Seasons, Gene Autry,
    Historic Tennis Club, Indian Canyons, Las Palmas, Lawrence Crossley, Little Tuscany, Los Compadres, Movie Colony,
    Movie Colony East, Old Las Palmas, Racquet Club, Racquet Club Estates, Sunmor, Sunrise Park,
    Tahquitz River Estates, The Mesa, The Movie Colony, Twin Palms, Upper West Side, Uptown Design District,
    Vista Las Palmas, Warm Sands
  `,
  'Pasadena, CA': `
    Annandale, Arroyo Seco, Brigden Ranch, Bungalow Heaven, Caltech, Catalina Villas, Colorado Boulevard,
    Dundee Heights, Garfield Heights, Hastings Ranch, Historic Highlands, Lamanda Park, Lincoln-Villa, Linda Vista,
    Lower Hastings Ranch, Madison Heights, Muir Heights, Normandie Heights, Oak Knoll, Old Pasadena,
    Old Town Pasadena, Olive Heights, Orange Grove, Orange Heights, Playhouse District, Raymond Hill, San Rafael,
    San Rafael Hills, Upper Hastings Ranch, Victory Park, Washington Square
  `,
  'Pomona, CA': `
    Ganesha Hills, Ganesha Park, Hacienda Park, Lincoln Park, Phillips Ranch, Wilton Heights
  `,
  'Riverside, CA': `
    Alessandro Heights, Arlanza, Arlington, Arlington Heights, Arlington South, Box Springs, Canyon Crest,
    Casa Blanca, Hawarden, Hawarden Hills, Hunter Industrial Park, Hunter Park, La Sierra, La Sierra Acres,
    La Sierra Hills, La Sierra South, Magnolia Center, Mile Square, Mission Grove, Mount Rubidoux, Orangecrest,
    Presidential Park, Sycamore Canyon, Sycamore Canyon Park, Sycamore Highlands, UC Riverside, Victoria Woods,
    Wood Streets
  `,
  'San Bernardino, CA': `
    Amber Hills, Arrowhead Springs, Arrowview, Blair Park, Del Rosa, Delmann Heights, Downtown San Bernardino,
    Feldheym, Hospitality Lane, Inland Center, Kendall Hills, Marshall, Mt. Vernon, Northpark, Perris Hill,
    Rancho West, Rosewood, Seccombe Lake, Shandin Hills, Terrace West, University District, Valley View, Verdemont,
    Verdemont Heights, Wildwood Park
  `,
  'San Diego, CA': `
    Allied Gardens, Azalea Park, Balboa Park, Banker's Hill, Bankers Hill, Barrio Logan, Bay Ho, Bay Park,
    Bay Terraces, Bay View, Bird Rock, Birdland, Black Mountain Ranch, Broadway Heights, Burlingame, Carmel Mountain,
    Carmel Mountain Ranch, Carmel Valley, Cherokee Point, Chollas Creek, Chollas View, City Heights, Clairemont,
    Clairemont Mesa, Clairemont Mesa East, Clairemont Mesa West, Colina del Sol, College Area, College East,
    College West, Core-Columbia, Cortez Hill, Crown Point, Del Cerro, Del Mar Heights, Del Mar Mesa, East Elliott,
    East Village, Egger Highlands, Emerald Hills, Encanto, Fairbanks Country Club, Fairmount Park, Fairmount Village,
    Fashion Valley, Fleetridge, Gaslamp, Gaslamp Quarter, Golden Hill, Grant Hill, Grantville, Harborview, Hillcrest,
    Horton Plaza, Islenair, Jamacha, Jamacha-Lomita, Kearny Mesa, Kensington, Kensington-Talmadge, La Jolla,
    La Jolla Alta, La Jolla Farms, La Jolla Heights, La Jolla Mesa, La Jolla Shores, La Jolla Village, La Playa,
    Lake Murray, Liberty Station, Lincoln Park, Linda Vista, Little Italy, Little Saigon, Logan Heights, Loma Alta,
    Loma Portal, Marina District, Middletown, Midway District, Mira Mesa, Miramar, Miramar Ranch North, Mission Bay,
    Mission Bay Park, Mission Beach, Mission Hills, Mission Valley, Mission Valley East, Mission Valley West, Morena,
    Moreno Mission, Mount Hope, Mountain View, Nestor, Normal Heights, North Clairemont, North Park, Oak Park,
    Ocean Beach, Ocean Crest, Ocean View Hills, Otay Mesa, Otay Mesa West, Pacific Beach, Pacific Highlands Ranch,
    Palm City, Paradise Hills, Petco Park, Point Loma, Point Loma Heights, Presidio Park, Rancho Bernardo,
    Rancho Encantada, Rancho Penasquitos, Rancho Peñasquitos, Redwood Village, Ridgeview, Ridgeview-Webster, Rolando,
    Rolando Park, Rolando Village, Roseville, Roseville-Fleet Ridge, Sabre Springs, San Carlos, San Pasqual,
    San Pasqual Valley, San Ysidro, Scripps Miramar Ranch, Scripps Ranch, Serra Mesa, Shelltown, Sherman Heights,
    Skyline, Sorrento Mesa, Sorrento Valley, South Park, Southcrest, Southeast San Diego, Southeastern San Diego,
    Sunset Cliffs, Sunset View, Swan Canyon, Talmadge, Tecolote Canyon, Teralta East, Teralta West, Tierrasanta,
    Tijuana River Valley, Torrey Highlands, Torrey Hills, Torrey Pines, Torrey Preserve, UCSD, University City,
    University Heights, Uptown, UTC, Valencia Park, Via de la Valle, Windansea
  `,
  'Santa Ana, CA': `
    Artesia-Pilar, Artists Village, Bella Vista, Bristol-Memory, Casa Bonita, Casa de Santiago, Cedar Evergreen,
    Centennial Park, Central Santa Ana, Cornerstone Village, Delhi, Downtown Santa Ana, Fisher Park, Floral Park,
    Flower Park, French Court, French Park, Grand Sunrise, Heninger Park, Henninger Park, Hutton Centre,
    Jack Fisher Park, Lacy, Logan, Mabury Park, Madison Park, Memorial Park, Meredith Parkwood, Morrison Park,
    Morrison-Eldridge Park, New Horizons, Pacific Park, Park Santiago, Pico-Lowell, Republic Homes, Riverview,
    Riverview West, Saddleback View, Sandpointe, Santa Ana Gardens, Santa Ana Triangle, Santa Anita, Shadow Run,
    South Coast Metro, Sunwood Central, Thornton Park, Washington Square, West Floral Park, West Grove Valley,
    Wilshire Square, Windsor Village, Young Square
  `,
  'Santa Barbara, CA': `
    Alta Mesa, Bel Air, Braemar, Campanil, Cielito, East Beach, East Mesa, East San Roque, Eucalyptus Hill,
    Funk Zone, Hidden Valley, Hitchcock, La Cumbre Plaza, Lower East, Lower Riviera, Lower State, Lower Westside,
    Marquard Terrace, Milpas, Oak Park, Presidio, Samarkand, San Roque, Stearns Wharf, The Mesa, The Riviera,
    Upper East, Upper State, Upper State Street, West Beach, West Mesa, Yankee Farm
  `,
  'Santa Clarita, CA': `
    Bouquet Canyon, Bridgeport, Canyon Country, Fair Oaks Ranch, Newhall, North Valencia, Placerita Canyon,
    Plum Canyon, Sand Canyon, Saugus, Tesoro del Valle, Valencia
  `,
  'Santa Monica, CA': `
    Montana Avenue, North of Montana, Ocean Park, Pico, Santa Monica Pier, Sunset Park, Third Street Promenade
  `,
  'Torrance, CA': `
    Country Hills, Delthome, Hollywood Riviera, North Torrance, Old Torrance, Seaside Ranchos, South Torrance,
    Southwood, Torrance Gardens, Walteria, West Torrance
  `,
  'Ventura, CA': `
    Arroyo Verde, Camino Real, Clearpoint, East Ventura, Hobson Heights, Montalvo, Ondulando, Pierpont, Pierpont Bay,
    Poinsettia, Thille, Ventura Avenue, Ventura Harbor, Ventura Keys
  `,
}

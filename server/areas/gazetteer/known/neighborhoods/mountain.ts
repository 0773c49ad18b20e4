/** Neighborhoods in the mountain states; `../neighborhoods.ts` says what belongs here and how to add one. */
export const mountain = {
  'Albuquerque, NM': `
    Academy Estates, Academy Hills, Altura Park, Alvarado Gardens, Alvarado Park, Antelope Run, Atrisco, Barelas,
    Bear Canyon, Bel-Air, Broadmoor Heights, Broadway Central, Cherry Hills, Cherry Hills Civic, Clayton Heights,
    Del Norte, Downtown Neighborhoods, Duranes, East Downtown, East Gateway, Eastrange Piedra Vista, EDo,
    Elder Homestead, Eldorado Heights, Embudo Canyon, Enchanted Park, Foothills North, Four Hills,
    Four Hills Village, Glenwood Hills, Granada Heights, Heritage East, Heritage Hills, High Desert, Hodgin,
    Hoffmantown, Holiday Park, Huning Castle, Huning Highland, Huning Highlands, Inez, International District,
    Jerry Cline Park, John B. Robert, Kirtland Community, Knapp Heights, La Cueva, La Mesa, Ladera, Ladera Heights,
    Ladera West, Las Lomas, Loma del Rey, Los Altos, Los Duranes, Los Griegos, Los Volcanes, Manzano Manor,
    Mark Twain, Martineztown, Matheson Park, McDuffie, McKinley, Mesa del Sol, Mile Hi, Monte Largo Hills,
    Monterey Manor, Montgomery Park, Monticello Estates, Moon Park, Mossman, Mountain View Village, NE Heights,
    Near Heights, Near North Valley, Netherwood Park, Nob Hill, North Campus, North Domingo Baca, Northeast Heights,
    Northwest Mesa, Oso Grande, Parkland Hills, Pat Hurley Park, Peppertree Royal Oak, Piedras Marcadas,
    Princess Jeanne, Quaker Heights, Quigley Park, Rancho Encantado, Raynolds Addition, Ridgecrest, Ridgecrest Park,
    Rinconada Point, Riverview, Riverview Heights, San Jose, Santa Barbara-Martineztown, Santa Fe Village, Sawmill,
    Seven Bar Ranch, Siesta Hills, Silver Hill, Singing Arrow, Skies West, Snow Heights, Snow Vista,
    Sombra del Monte, South Broadway, South Los Altos, South San Pedro, Southeast Heights, Spruce Park,
    Stardust Skies, Stronghurst, Sycamore, Symphony Hill, Tanoan, Taylor Ranch, Thomas Village, Trumbull,
    Trumbull Village, University Heights, UNM, Valle del Bosque, Vecinos del Bosque, Ventana Ranch, Victory Hills,
    Vineyard Estates, Vista del Mundo, Vista Grande, Volcano Cliffs, Wells Park, West Mesa, West Old Town,
    Western Trails, Westgate, Westgate Heights, Wildflower, Winrock
  `,
  'Aurora, CO': `
    Aurora Highlands, Aurora Hills, Aurora Knolls, Beacon Point, Cherry Creek Racquet Club, Copperleaf, Cross Creek,
    Dam East, Dam West, Del Mar, Delmar Parkway, East Quincy Highlands, Expo Park, Fitzsimons, Havana Heights,
    Heather Gardens, Heather Ridge, Highline Villages, Highpoint, Hoffman Heights, Horizon Uptown, Jewell Heights,
    Kingsborough, Lyn Knoll, Lynn Knoll, Meadow Hills, Meadowood, Morris Heights, Murphy Creek, North Aurora,
    Northwest Aurora, Original Aurora, Painted Prairie, Pheasant Run, Piney Creek, Ponderosa Ridge, Queensborough,
    Rocking Horse, Sable Altura Chambers, Saddle Rock, Serenity Ridge, Settlers Village, Seven Hills, Side Creek,
    Smoky Hill, Southlands, Southshore, Stanley Marketplace, Sterling Hills, Sterne Park, Summer Lake, Summer Valley,
    Tallyn's Reach, The Hills at Cherry Creek, Tollgate, Tollgate Crossing, Tollgate Village, Utah Park,
    Village East, Wheatlands, Willow Park, Willow Trace, Woodgate
  `,
  'Billings, MT': `
    Alkali Creek, Billings Heights, Briarwood, Central-Terry, Copper Ridge, Downtown Billings, Granite Park,
    Josephine Crossing, Lake Hills, Medical Corridor, Midtown Billings, North Elevation, North Park, Pioneer Park,
    Rehberg Ranch, Rimrock, Southwest Corridor, Yellowstone Country Club
  `,
  'Boise, ID': `
    Barber Valley, Boise Bench, Boise Heights, Borah, Bown Crossing, Central Bench, Central Foothills, Central Rim,
    Collister, Columbia Village, Depot Bench, Downtown Boise, Franklin Randolph, Glenwood Rim, Harris Ranch,
    Hillcrest, Hyde Park, Lakewood, Liberty Park, Linen District, Maple Grove-Franklin, Morris Hill, North End,
    Northwest Boise, Pierce Park, Quail Ridge, Somerset Ridge, South Boise Village, South Cole, Southeast Boise,
    Southwest Boise, Stewart Gulch, Sunrise Rim, Surprise Valley, The Bench, The Highlands, Veterans Park,
    Warm Springs, Warm Springs Avenue, Warm Springs Mesa, West Bench, West Boise, West Valley, Winstead Park
  `,
  'Boulder, CO': `
    Aurora-7, Boulder Junction, Chautauqua, Devil's Thumb, East Boulder, Floral Park, Four Mile Creek,
    Frasier Meadows, Goss-Grove, Highland Lawn, Interurban Park, Keewaydin, Lower Chautauqua, Majestic Heights,
    Mapleton Hill, Martin Acres, Melody-Catalpa, Newlands, Noble Park, North Boulder, Old North Boulder, Palo Park,
    Panorama Heights, Park East, Pearl Street, Shanahan Ridge, South Boulder, Table Mesa, The Hill, Uni Hill,
    University Hill, West Pearl, Whittier, Wonderland Hills
  `,
  'Centennial, CO': `
    Castlewood, Foxridge, Heritage Greens, Homestead Farm, Piney Creek, Southglenn, Walnut Hills, Willow Creek
  `,
  'Chandler, AZ': `
    Andersen Springs, Chandler Fashion Center, Clemente Ranch, Cooper Commons, Corona Village, Dobson, Fulton Ranch,
    Hightown, Ocotillo, Paseo Trail, Pecos Ranch, Price Corridor, Redwood Estates, San Marcos, Sun Groves,
    The Islands at Ocotillo
  `,
  'Cheyenne, WY': `
    Buffalo Ridge, Capitol North, Cheyenne Depot, Dell Range, Moore Haven, Mountview Park, Rainsford, Saddle Ridge,
    Sun Valley, The Avenues, West Edge, Western Hills
  `,
  'Colorado Springs, CO': `
    Banning Lewis Ranch, Briargate, Broadmoor Bluffs, Broadmoor Hills, Cheyenne Canon, Cheyenne Mountain, Cordera,
    Cragmor, Deerfield Hills, Divine Redeemer, Downtown Colorado Springs, East Colorado Springs, Erindale,
    Flying Horse, Garden Ranch, Gatehouse Village, Gold Hill Mesa, Hillside, Holland Park, Homestead, Indigo Ranch,
    Ivywild, Kissing Camels, Knob Hill, Lower Skyway, Mesa Springs, Middle Shooks Run, Mill Street, Mountain Shadows,
    Northeast Colorado Springs, Northgate, Norwood, Old Colorado City, Old Farm, Old North End, Palmer Park,
    Park Hill, Patty Jewett, Peregrine, Pine Creek, Pinecliff, Pleasant Valley, Pulpit Rock, Rockrimmon,
    Rustic Hills, Shooks Run, Skyway, Southborough, Southeast Colorado Springs, Spring Creek, Springs Ranch,
    Stetson Hills, Sunset Mesa, The Broadmoor, University Park, Venetian Village, Village Seven, Villages at Skyline,
    Vista Grande, Wagon Trails, Wolf Ranch, Woodmen Valley, Woodstone, Yorkshire
  `,
  'Denver, CO': `
    Alamo Placita, Arapahoe Square, Athmar Park, Auraria, Baker, Ballpark, Barnum, Barnum West, Bear Valley, Belcaro,
    Berkeley, Berkeley Park, Bonnie Brae, Cap Hill, Capitol Hill, Central Park, Chaffee Park, Cheesman Park,
    Cherry Creek East, Cherry Creek North, City Park, City Park North, City Park West, Clayton, Clover Hill, Cole,
    Colfax, College View, College View-South Platte, Congress Park, Cook Park, Cory-Merrill, Crestmoor,
    Crestmoor Park, Curtis Park, Denver Highland, Denver International Airport, Denver Tech Center, DIA,
    Downing Terrace, DTC, East Colfax, East Wash Park, Elyria, Elyria Swansea, Elyria-Swansea, Five Points,
    Fort Logan, Gateway-Green Valley Ranch, Globeville, Golden Triangle, Goldsmith, Governor's Park,
    Green Valley Ranch, Hale, Hampden, Hampden South, Harkness Heights, Harvey Park, Harvey Park South, Highland,
    Highland Park, Hilltop, Humboldt, Indian Creek, Jefferson Park, Krisana Park, La Alma, La Alma-Lincoln Park,
    Lincoln Park, LoDo, LoHi, Lower Colfax, Lower Downtown, Lower Highlands, Lowry, Lowry Field, Mar Lee, Marston,
    Mayfair, Mayfair Park, Montbello, Montclair, Montclair Creek, Montclair Park, Morey, North Capitol Hill,
    North Park Hill, Northeast Park Hill, Northfield, Observatory Park, Overland, Overland Park, Park Hill,
    Parkfield, Pinehurst, Platt Park, Polo Club, Potter Highlands, Ptarmigan, Quigg Newton, Regis, RiNo, River North,
    River North Art District, Riverfront Park, Rosedale, Ruby Hill, Santa Fe Arts District, Scottish Highlands,
    Skyland, Skyline Park, Sloan Lake, Sloan's Lake, Sloans Lake, South Park Hill, South Pearl, South Platte,
    Southmoor, Southmoor Park, Speer, Stapleton, Sun Valley, Sunken Gardens, Sunnyside, Swallow Hill, Swansea,
    Tennyson, The Highlands, Union Station, University Hills, University of Denver, University Park, Valverde,
    Villa Park, Virginia Vale, Virginia Village, Wash Park, Wash Park West, Washington Park, Washington Park West,
    Washington Virginia Vale, Wellshire, Welton Street, West Colfax, West Highland, West Highlands, West Wash Park,
    Westwood, Whittier, Windsor, Winston Downs, Wolff's Park
  `,
  'Fort Collins, CO': `
    Alta Vista, Andersonville, Avery Park, Bucking Horse, Buckingham, Campus West, City Park, Clarendon Hills,
    Collindale, Fossil Creek, Golden Meadows, Holy Family, Huntington Hills, Indian Hills, Lake Sherwood, Maple Hill,
    Miramont, Observatory Village, Old Prospect, Old Town Fort Collins, Old Town North, Old Town West, Parkwood,
    Quail Hollow, Ram's Pointe, Registry Ridge, Ridgewood Hills, Rigden Farm, Rogers Park, Stanton Creek,
    University Acres, Warren Farms, Waterglen, Woodwest
  `,
  'Gilbert, AZ': `
    Adora Trails, Agritopia, Circle G, Cooley Station, Finley Farms, Greenfield Lakes, Heritage District, Higley,
    Layton Lakes, Lyons Gate, Morrison Ranch, Power Ranch, SanTan Village, Seville, Shamrock Estates, The Islands,
    Trilogy, Val Vista, Val Vista Lakes, Vista Village, Western Skies
  `,
  'Glendale, AZ': `
    Arrowhead Ranch, Bonsall Park, Catlin Court, Floralcroft, Hillcrest Ranch, Manistee Ranch, Old Towne, Rose Lane,
    Sahuaro Ranch, Thunderbird Estates, Westgate
  `,
  'Henderson, NV': `
    Anthem, Anthem Country Club, Black Mountain, Black Mountain Vistas, Boulder Creek, Cadence, Calico Ridge,
    Champion Village, Gibson Springs, Grand Legacy, Green Valley, Green Valley North, Green Valley Ranch,
    Green Valley South, Highland Hills, Inspirada, Lake Las Vegas, MacDonald Highlands, MacDonald Ranch,
    Madeira Canyon, McCullough Hills, Mission Hills, Old Henderson, Pebble Creek, Pittman, River Mountain,
    Roma Hills, Seven Hills, Silver Springs, Sun City Anthem, Sun City MacDonald Ranch, The Fountains,
    Tuscany Village, Valley Verde, Water Street, Water Street District, West Henderson, Weston Hills, Whitney Ranch
  `,
  'Lakewood, CO': `
    40 West, 40 West Arts District, Academy Park, Alameda Gateway, Belmar, Belmar Park, Bonvue, Eiber,
    Glennon Heights, Green Mountain, Jefferson Gardens, Kendrick Lake, Lakewood Heights, Lasley, Lochmoor, Molholm,
    Morse Park, Solterra, South Alameda, Southern Gables, Two Creeks, Willow Glen
  `,
  'Las Vegas, NV': `
    18b, 18b Arts District, Alta Rancho, Angel Park, Artesian Heights, Berkley Square, Beverly Green,
    Bonanza Village, Canyon Gate, Canyon Gate Country Club, Centennial, Centennial Hills, Charleston Heights,
    Charleston Preservation, Crestwood, Cultural Corridor, Desert Shores, Downtown Las Vegas, Downtown South,
    Eastland Heights, El Cortez, Elkhorn, Elkhorn Springs, Fremont East, Fremont Street, Glen Heather,
    Glen Heather Estates, Historic Westside, Huntridge, Hyde Park, Iron Mountain Ranch, John S. Park, Kavanaugh,
    Las Vegas Medical District, Lone Mountain, Lynbrook, Mayfair, McNeil, McNeil Estates, Meadows Village,
    Michael Way, Naked City, Painted Desert, Peccole Ranch, Pioneer Park, Providence, Queensridge, Rancho Bel Air,
    Rancho Charleston, Rancho Circle, Rancho Oakey, Regional Center, Scotch 80s, Skye Canyon, Spanish Oaks,
    Summerlin, Summerlin North, Sun City Summerlin, Symphony Park, The Lakes, Tivoli, Tule Springs, Twin Lakes,
    Valley View, Vegas Heights, West Las Vegas, West Sahara, Westleigh
  `,
  'Mesa, AZ': `
    Alta Mesa, Asian District, Augusta Ranch, Cadence, Dobson Ranch, East Mesa, Eastmark, Escobedo, Evergreen,
    Falcon Field, Fiesta District, Glenwood-Wilbur, Hermosa Vista, Las Sendas, Lehi, Madison Park, Mesa Gateway,
    Mesa Grande, Mountain Bridge, Rancho del Mar, Red Mountain, Red Mountain Ranch, Riverview, Superstition Springs,
    Temple Historic District, The Groves, Washington-Escobedo, West Mesa, West Second Street, Woodbridge
  `,
  'Millcreek, UT': `
    Canyon Rim, East Millcreek, Mount Olympus, Olympus Cove
  `,
  'Missoula, MT': `
    Captain John Mullan, Emma Dickinson, Farviews, Farviews-Pattee Canyon, Franklin to the Fort, Grant Creek,
    Heart of Missoula, Hellgate, Hip Strip, Lewis and Clark, Linda Vista, Lower Rattlesnake, Moose Can Gully,
    Rattlesnake, Slant Street, South 39th Street, South Hills, Southgate Triangle, Two Rivers, University District,
    Upper Rattlesnake
  `,
  'North Las Vegas, NV': `
    Aliante, Apex, Craig Ranch, Deer Springs, El Dorado, Eldorado, Valley Vista
  `,
  'Ogden, UT': `
    25th Street, Canyon Road, East Bench, East Central, Gramercy, Hillcrest, Horace Mann, Lorin Farr, Mount Lewis,
    Mt. Ogden, Shadow Valley, Southeast Ogden, T.O. Smith, Trolley District, West Ogden
  `,
  'Paradise, NV': `
    Las Vegas Strip, The Strip
  `,
  'Phoenix, AZ': `
    Adobe Highlands, Ahwatukee, Ahwatukee Foothills, Aire Libre, Alhambra, Arcadia, Arcadia Lite, Arizona Biltmore,
    Biltmore, Camelback Corridor, Camelback East, Camelback East Village, Campus Vista, Canyon Corridor,
    Central City, Central City South, Central Park, Cheatham Farms, Christown, Christown Village, Cielito Park,
    Club West, Copper Square, Coronado, Country Club Park, Cuatro Palmas, Deer Valley, Del Norte Place,
    Desert Breeze, Desert Foothills, Desert Ridge, Desert View, Desert Willow, Dove Valley Ranch, Dreamy Draw,
    Earll Place, East Alvarado, East Van Buren, Eastlake, Eastlake Park, Encanto, Encanto Village, Encanto Vista,
    Encanto-Palmcroft, Estrella Village, Evans Churchill, F.Q. Story, Fairview Place, Fireside at Norterra, Garfield,
    Grand Avenue, Grant Park, Green Gables, Hallcraft, Happy Valley, Idylwilde Park, Kierland, La Mancha, Lakewood,
    Laveen, Laveen Village, Lookout Mountain, Los Olivos, Margaret T. Hance Park, Marlborough Park, Maryvale,
    Maryvale Village, Matthew Henson, Medlock Place, Melrose, Melrose District, Metrocenter, Midtown Phoenix,
    Moon Valley, Mountain Park Ranch, Murphy Trail, Norterra, North Central, North Central Phoenix, North Encanto,
    North Gateway, North High, North Mountain, North Mountain Village, North Phoenix, Nuestro Barrio, Orangewood,
    Papago Park, Park Central, Phoenix Country Club, Phoenix Homesteads, Pierson Place, Pointe South Mountain,
    Pointe Tapatio, Ranchitos Bonitos, Rancho Ventura, Rio Vista Village, Roesley Park, Roosevelt Row,
    Sherwood Heights, Sky Harbor, Sonoran Foothills, South Mountain, South Mountain Village, South Phoenix,
    Stetson Valley, Sunburst Farms, Sunnyslope, Tapestry Canyon, Tatum Ranch, The Foothills, Trailwood, Tramonto,
    University Park, Uptown Phoenix, Valley View, Villa Verde, Washington Park, West Phoenix, Westown, Willo,
    Windsong, Windsor Square, Winnwood, Woodlea, Woodlea-Melrose, Yaple Park
  `,
  'Provo, UT': `
    Carterville, Dixon, East Bay, Edgemont, Fort Utah, Grandview, Grandview North, Grandview South, Indian Hills,
    Joaquin, Lakeview North, Maeser, North Timpview, Oak Hills, Provost, Riverbottoms, Rivergrove, Rock Canyon,
    Sherwood Hills, Tree Streets, University Gardens, Wasatch
  `,
  'Reno, NV': `
    Arlington Heights, ArrowCreek, Bartley Ranch, Casazza, Caughlin Ranch, Country Club Acres, Curti Ranch,
    Damonte Ranch, Donner Springs, Double Diamond, East Reno, Hidden Valley, Huffaker, Juniper Trails, Lakeridge,
    Meadowood, MidTown, Montreux, Newlands, Newlands Heights, North Valleys, Northgate, Northwest Reno,
    Old Northwest, Old Southwest, Panther Valley, Powning, Powning's Addition, Raleigh Heights, Riverwalk,
    Silver Lake, Somersett, South Meadows, South Reno, Southwest Reno, Stead, Virginia Lake, Wedekind,
    Wells Addition, Wells Avenue, West University
  `,
  'Salt Lake City, UT': `
    15th and 15th, 9th and 9th, Arcadia Heights, Ballpark, Beacon Heights, Bonneville, Bonneville Hills,
    Capitol Hill, Central City West, Central Ninth, Depot District, East Bench, East Central, East Liberty Park,
    Euclid, Fairpark, Federal Heights, Foothill-Sunnyside, Gilmer Park, Glendale, Granary District, Greater Avenues,
    Harvard-Yale, Highland Park, International Center, Jordan Meadows, Jordan Park, Liberty Park, Liberty Wells,
    Lower Avenues, Marmalade, Marmalade District, Northpoint, People's Freeway, Poplar Grove, Research Park,
    Rio Grande, Rose Park, St. Mary's, Sugar House, Sugarhouse, Sunnyside East, The Avenues, The Gateway,
    University District, University of Utah, Upper Avenues, Wasatch Hollow, West Salt Lake, Westpointe, Yalecrest
  `,
  'Sandy, UT': `
    Alta Canyon, Pepperwood, Sandy Hills
  `,
  'Santa Fe, NM': `
    Baca Street, Barrio de Analco, Bellamah, Bicentennial Park, Canyon Road, Casa Alegre, Casa Solana, Don Gaspar,
    Dos Santos, Guadalupe, Guadalupe District, Historic Eastside, Kaune, La Madera, Las Acequias, Museum Hill,
    Nava Ade, Park Plazas, Railyard, Rancho Siringo, Siler, Sol y Lomas, South Capitol, The Railyard,
    Tierra Contenta, Upper Canyon Road
  `,
  'Scottsdale, AZ': `
    Ancala, Cox Heights, DC Ranch, Desert Mountain, Estancia, Gainey Ranch, Grayhawk, Ironwood Village, Legend Trail,
    McCormick Ranch, McDowell Mountain Ranch, Mirabel, Mountainview Ranch, North Scottsdale, Old Town Scottsdale,
    Pinnacle Peak, Scottsdale Airpark, Scottsdale Mountain, Scottsdale Ranch, Sherwood Heights, Silverleaf,
    South Scottsdale, Stonegate, Terravita, Town & Country Scottsdale, Troon, Troon North, Village Grove,
    Whisper Rock
  `,
  'South Jordan, UT': `
    Daybreak, South Jordan Heights
  `,
  'Tempe, AZ': `
    Alameda Estates, Alegre, Alta Mira, Brentwood-Cavalier, Broadmor, Camelot Village, Clark Park, Cyprus Southwest,
    Daley Park, Date Palm Manor, Escalante, Gililland, Holdeman, Hudson Manor, Hughes Acres, Indian Bend,
    Kiwanis Park, Lindon Park, Maple Ash, Maple-Ash, Marilyn Ann, McClintock, Mill Avenue, Mitchell Park,
    North Tempe, Optimist Park, Rio Salado, Shalimar, South Tempe, Sunburst, Tempe Gardens, Tempe Junction,
    Tempe Royal Palms, Tempe Town Lake, The Lakes, University Estates, University Heights, Victory Acres,
    Warner Ranch, Wilson Art and Garden
  `,
  'Tucson, AZ': `
    A Mountain, Adelanto, Amphi, Armory Park, Arroyo Chico, Barrio Anita, Barrio Blue Moon, Barrio Centro,
    Barrio Hollywood, Barrio Kroeger Lane, Barrio Libre, Barrio Nopal, Barrio San Antonio, Barrio Santa Rita Park,
    Barrio Sin Nombre, Barrio Viejo, Bear Canyon, Blenman-Elm, Bonita Park, Broadmoor, Broadmoor-Broadway Village,
    Broadway Northeast, Campbell-Grant, Campus Farm, Carriage Park, Catalina Vista, Cherry Avenue, Civano,
    Colonia del Valle, Colonia Solana, Corbett, Coronado Heights, Dietz, Dodge Flower, Duffy, Dunbar Spring,
    Dunbar-Spring, El Con, El Cortez, El Cortez Heights, El Encanto, El Encanto Estates, El Presidio, El Rio Acres,
    Elvira, Enchanted Hills, Fairgrounds, Feldman's, Fort Lowell, Fourth Avenue, Garden District,
    Ghost Ranch Village, Glenn Heights, Groves Lincoln Park, Harold Bell Wilson, Harold Steele, Hedrick Acres,
    Highland-Vista, Houghton East, Iron Horse, Jefferson Park, Julia Keen, Keeling, La Madera, Lakeside Park,
    Las Vistas, Limberlost, Lincoln Park, Lowell, Main Gate, Menlo Park, Mercado District, Mesquite Ranch,
    Midvale Park, Miles, Millstone Manor, Miracle Manor, Mortimore, Mountain View, Mountain-First Avenue, Myers,
    Naylor, Naylor-Roberts, North Dodge, North University, Oak Flower, Old Fort Lowell, Palo Verde, Peter Howell,
    Pie Allen, Poet's Square, Poets Square, Prince Tucson, Pueblo Gardens, Rancho Perdido, Richland Heights,
    Rincon Heights, Rita Ranch, Roger, Rogers, Rose Garden, Rosemont West, Saguaro Miraflores, Sam Hughes, Samos,
    San Gabriel, San Ignacio Yaqui, Santa Rita Park, Sewell, Shaheen, Silverado, South Harrison, South Park,
    Starr Pass, Stella Mann, Sunnyside, Swan Way, Tank's Speedway, Terra del Sol, University of Arizona,
    Vista del Monte, Vista del Sahuaro, Vista Montaña, Wakefield, Warehouse Arts District, West University,
    Western Hills, Williams Centre, Winterhaven, Yucca Flats
  `,
}

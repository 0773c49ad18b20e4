/** Independent towns of the western states; `../independent.ts` says what belongs here and how to add one. */
export const westernTowns = {
  AZ: `
    Anthem, Apache Junction, Avondale, Buckeye, Carefree, Casas Adobes, Catalina Foothills, Cave Creek, Chandler,
    Drexel Heights, El Mirage, Flowing Wells, Fountain Hills, Gilbert, Glendale, Goodyear, Guadalupe,
    Litchfield Park, Marana, Mesa, New River, Oro Valley, Paradise Valley, Peoria, Queen Creek, Sahuarita,
    Scottsdale, South Tucson, Sun City, Sun City West, Sun Lakes, Surprise, Tanque Verde, Tempe, Tolleson,
    Tucson Estates, Vail, Valencia West, Youngtown
  `,
  CA: `
    Acton, Agoura Hills, Alameda, Albany, Alhambra, Alondra Park, Altadena, Alum Rock, Arcadia, Arden-Arcade,
    Artesia, Atherton, August, Avalon, Avocado Heights, Azusa, Baldwin Park, Bell, Bell Gardens, Bellflower, Belmont,
    Belvedere, Berkeley, Beverly Hills, Bloomington, Bonita, Bostonia, Bradbury, Brea, Brisbane, Broadmoor,
    Buena Park, Burbank, Burlingame, Bystrom, Calabasas, Cambrian Park, Campbell, Carmichael, Carson,
    Casa de Oro-Mount Helix, Castro Valley, Ceres, Cerritos, Channel Islands Beach, Cherryland, Chula Vista, Citrus,
    Citrus Heights, Claremont, Clovis, Colma, Colton, Commerce, Compton, Corona, Coronado, Corte Madera, Costa Mesa,
    Covina, Cudahy, Culver City, Cupertino, Cypress, Daly City, Del Aire, Del Mar, Diamond Bar, Downey, Duarte,
    East Foothills, East La Mirada, East Los Angeles, East Palo Alto, East Pasadena, East Rancho Dominguez,
    East San Gabriel, Easton, El Cajon, El Cerrito, El Monte, El Rio, El Segundo, El Sobrante, Elk Grove, Elverta,
    Emeryville, Empire, Encinitas, Escondido, Eucalyptus Hills, Fair Oaks, Florence-Graham, Florin, Folsom,
    Foothill Farms, Foster City, Fountain Valley, Fowler, Fremont, French Camp, Fruitridge Pocket, Fullerton,
    Garden Acres, Garden Grove, Gardena, Glendale, Glendora, Grand Terrace, Granite Hills, Greenacres, Greenfield,
    Hacienda Heights, Hawaiian Gardens, Hawthorne, Hayward, Hermosa Beach, Hidden Hills, Highgrove, Highland,
    Hillsborough, Home Gardens, Huntington Beach, Huntington Park, Imperial Beach, Industry, Inglewood, Irvine,
    Irwindale, Jamul, Jurupa Valley, Kennedy, Kensington, La Cañada Flintridge, La Crescenta-Montrose, La Habra,
    La Habra Heights, La Mesa, La Mirada, La Palma, La Presa, La Puente, La Riviera, La Verne, Ladera Heights,
    Lakeside, Lakewood, Lancaster, Lawndale, Lemon Grove, Lennox, Lexington Hills, Loma Linda, Lomita, Long Beach,
    Los Alamitos, Los Altos, Los Altos Hills, Los Gatos, Loyola, Lynwood, Malibu, Manhattan Beach, Marin City,
    Marina del Rey, Mayflower Village, Maywood, Menlo Park, Midway City, Mill Valley, Millbrae, Milpitas, Monrovia,
    Monte Sereno, Montebello, Monterey Park, Morada, Moraga, Mountain View, Muscoy, National City, Newark,
    Newport Beach, Norco, North El Monte, North Fair Oaks, North Highlands, North Tustin, Norwalk, Oildale,
    Old Fig Garden, Orange, Orinda, Pacifica, Palmdale, Palo Alto, Palos Verdes Estates, Paramount, Parkway,
    Pasadena, Pico Rivera, Piedmont, Placentia, Pomona, Port Hueneme, Portola Valley, Poway, Rancho Cordova,
    Rancho Palos Verdes, Rancho San Diego, Rancho Santa Fe, Redondo Beach, Redwood City, Rialto, Richmond, Rio Linda,
    Riverdale Park, Rolling Hills, Rolling Hills Estates, Rosedale, Rosemead, Rosemont, Rossmoor, Rowland Heights,
    San Bruno, San Carlos, San Dimas, San Fernando, San Gabriel, San Leandro, San Lorenzo, San Marino, San Mateo,
    San Pablo, Sanger, Santa Clara, Santa Clarita, Santa Fe Springs, Santa Monica, Santee, Saratoga, Saticoy,
    Sausalito, Seal Beach, Sierra Madre, Signal Hill, Solana Beach, South El Monte, South Gate, South Pasadena,
    South San Francisco, South San Gabriel, South San Jose Hills, South Whittier, Spring Valley, Stanford, Stanton,
    Sunnyvale, Tamalpais-Homestead Valley, Tarpey Village, Temple City, Tiburon, Topanga, Torrance, Tustin,
    Union City, Universal City, Valinda, Vernon, View Park-Windsor Hills, Villa Park, Vincent, Vineyard, Walnut,
    Walnut Park, West Athens, West Carson, West Covina, West Hollywood, West Menlo Park, West Modesto, West Park,
    West Puente Valley, West Rancho Dominguez, West Sacramento, West Whittier-Los Nietos, Westlake Village,
    Westminster, Westmont, Whittier, Willowbrook, Winter Gardens, Woodcrest, Woodside, Yorba Linda
  `,
  CO: `
    Applewood, Arvada, Berkley, Bow Mar, Brighton, Broomfield, Castle Pines, Castle Rock, Centennial, Cherry Creek,
    Cherry Hills Village, Cimarron Hills, Columbine, Columbine Valley, Commerce City, Dakota Ridge, Derby, Edgewater,
    Englewood, Erie, Federal Heights, Foxfield, Glendale, Golden, Greenwood Village, Highlands Ranch, Holly Hills,
    Ken Caryl, Lakeside, Lakewood, Littleton, Lochbuie, Lone Tree, Louisville, Manitou Springs, Morrison,
    Mountain View, Northglenn, Parker, Security-Widefield, Shaw Heights, Sheridan, Sherrelwood, Stratmoor, Superior,
    Thornton, Todd Creek, Twin Lakes, Welby, West Pleasant View, Westminster, Wheat Ridge
  `,
  HI: `
    Aiea, East Honolulu, Ewa Beach, Halawa, Kailua, Kaneohe, Kapolei, Pearl City, Waimalu, Waipahu
  `,
  ID: `
    Eagle, Garden City, Hidden Spring, Kuna, Meridian, Star
  `,
  NM: `
    Carnuel, Corrales, Los Ranchos de Albuquerque, North Valley, Paradise Hills, Rio Rancho, Sandia Heights,
    South Valley, Sunland Park, Tijeras
  `,
  NV: `
    Boulder City, Enterprise, Golden Valley, Henderson, Mogul, North Las Vegas, Paradise, Sparks, Spring Valley,
    Summerlin South, Sun Valley, Sunrise Manor, Whitney, Winchester
  `,
  OR: `
    Aloha, Beaverton, Bethany, Cedar Hills, Cedar Mill, Clackamas, Coburg, Durham, Fairview, Four Corners,
    Garden Home-Whitford, Gladstone, Gresham, Happy Valley, Hayesville, Hillsboro, Jennings Lodge, Johnson City,
    Keizer, King City, Lake Oswego, Maywood Park, Metzger, Milwaukie, Oak Grove, Oak Hills, Oatfield, Oregon City,
    Raleigh Hills, Rivergrove, Rockcreek, Springfield, Tigard, Troutdale, Tualatin, West Haven-Sylvan, West Linn,
    West Slope, Wilsonville, Wood Village
  `,
  UT: `
    Bountiful, Cottonwood Heights, Emigration Canyon, Holladay, Kearns, Magna, Midvale, Millcreek, Murray,
    North Salt Lake, Sandy, South Jordan, South Ogden, South Salt Lake, Taylorsville, West Jordan, West Valley City,
    White City, Woods Cross
  `,
  WA: `
    Bainbridge Island, Beaux Arts Village, Bothell, Boulevard Park, Browns Point, Bryn Mawr-Skyway, Burien,
    Clyde Hill, Des Moines, Fife, Fife Heights, Fircrest, Hazel Dell, Hunts Point, Issaquah, Kenmore, Kent, Kirkland,
    Lake Forest Park, Lakewood, Lynnwood, Medina, Mercer Island, Millwood, Milton, Minnehaha, Mountlake Terrace,
    Newcastle, Normandy Park, Orchards, Parkland, Redmond, Renton, Riverton, Ruston, Salmon Creek, Sammamish, SeaTac,
    Shoreline, Spanaway, Spokane Valley, Town and Country, Tukwila, University Place, Waller, White Center,
    Woodinville, Woodway, Yarrow Point
  `,
}

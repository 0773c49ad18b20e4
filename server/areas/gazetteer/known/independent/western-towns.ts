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
    Acton, Agoura Hills, Alameda, Albany, Alhambra, Altadena, Alum Rock, Arcadia, Arden-Arcade, Artesia, Atherton,
    Avalon, Azusa, Baldwin Park, Bell, Bell Gardens, Bellflower, Belmont, Berkeley, Beverly Hills, Bonita, Bradbury,
    Brisbane, Broadmoor, Buena Park, Burbank, Burlingame, Calabasas, Cambrian Park, Campbell, Carmichael, Carson,
    Castro Valley, Cerritos, Cherryland, Chula Vista, Citrus, Citrus Heights, Claremont, Clovis, Colma, Commerce,
    Compton, Corona, Coronado, Costa Mesa, Covina, Cudahy, Culver City, Cupertino, Cypress, Daly City, Del Aire,
    Del Mar, Diamond Bar, Downey, Duarte, East Los Angeles, East Palo Alto, East Rancho Dominguez, East San Gabriel,
    El Cajon, El Cerrito, El Monte, El Segundo, El Sobrante, Elk Grove, Emeryville, Encinitas, Escondido, Fair Oaks,
    Florence-Graham, Florin, Folsom, Foothill Farms, Foster City, Fountain Valley, Fremont, Fullerton, Garden Grove,
    Gardena, Glendale, Glendora, Hacienda Heights, Hawaiian Gardens, Hawthorne, Hayward, Hermosa Beach, Hidden Hills,
    Hillsborough, Huntington Beach, Huntington Park, Imperial Beach, Industry, Inglewood, Irvine, Irwindale,
    Kensington, La Cañada Flintridge, La Crescenta-Montrose, La Habra, La Habra Heights, La Mesa, La Mirada,
    La Palma, La Presa, La Puente, La Verne, Ladera Heights, Lakewood, Lancaster, Lawndale, Lemon Grove, Lennox,
    Lomita, Long Beach, Los Alamitos, Los Altos, Los Altos Hills, Los Gatos, Lynwood, Malibu, Manhattan Beach,
    Marina del Rey, Maywood, Menlo Park, Midway City, Mill Valley, Millbrae, Milpitas, Monrovia, Monte Sereno,
    Montebello, Monterey Park, Mountain View, National City, Newark, Newport Beach, North Fair Oaks, North Highlands,
    Norwalk, Oildale, Orange, Orinda, Pacifica, Palmdale, Palo Alto, Palos Verdes Estates, Paramount, Parkway,
    Pasadena, Pico Rivera, Piedmont, Placentia, Pomona, Portola Valley, Poway, Rancho Cordova, Rancho Palos Verdes,
    Rancho Santa Fe, Redondo Beach, Redwood City, Richmond, Rio Linda, Rolling Hills, Rolling Hills Estates,
    Rosemead, Rosemont, Rossmoor, Rowland Heights, San Bruno, San Carlos, San Dimas, San Fernando, San Gabriel,
    San Leandro, San Lorenzo, San Marino, San Mateo, San Pablo, Santa Clara, Santa Clarita, Santa Fe Springs,
    Santa Monica, Santee, Saratoga, Sausalito, Seal Beach, Sierra Madre, Signal Hill, Solana Beach, South El Monte,
    South Gate, South Pasadena, South San Francisco, South San Gabriel, South San Jose Hills, South Whittier,
    Spring Valley, Stanton, Sunnyvale, Temple City, Tiburon, Topanga, Torrance, Tustin, Universal City, Valinda,
    Vernon, View Park-Windsor Hills, Villa Park, Vincent, Vineyard, Walnut, Walnut Park, West Athens, West Carson,
    West Covina, West Hollywood, West Menlo Park, West Puente Valley, West Rancho Dominguez, West Sacramento,
    West Whittier-Los Nietos, Westlake Village, Westminster, Westmont, Whittier, Willowbrook, Woodside, Yorba Linda
  `,
  CO: `
    Applewood, Arvada, Bow Mar, Brighton, Broomfield, Castle Pines, Castle Rock, Centennial, Cherry Hills Village,
    Cimarron Hills, Columbine, Columbine Valley, Commerce City, Dakota Ridge, Derby, Edgewater, Englewood, Erie,
    Federal Heights, Foxfield, Glendale, Golden, Greenwood Village, Highlands Ranch, Holly Hills, Ken Caryl,
    Lakeside, Lakewood, Littleton, Lochbuie, Lone Tree, Louisville, Manitou Springs, Morrison, Mountain View,
    Northglenn, Parker, Security-Widefield, Shaw Heights, Sheridan, Sherrelwood, Stratmoor, Superior, Thornton,
    Todd Creek, Twin Lakes, Welby, West Pleasant View, Westminster, Wheat Ridge
  `,
  HI: `
    Aiea, East Honolulu, Ewa Beach, Halawa, Kailua, Kaneohe, Kapolei, Pearl City, Waimalu, Waipahu
  `,
  ID: `
    Eagle, Garden City, Hidden Spring, Kuna, Meridian, Star
  `,
  NM: `
    Corrales, Los Ranchos de Albuquerque, North Valley, Paradise Hills, Rio Rancho, Sandia Heights, South Valley,
    Sunland Park, Tijeras
  `,
  NV: `
    Boulder City, Enterprise, Henderson, North Las Vegas, Paradise, Sparks, Spring Valley, Summerlin South,
    Sun Valley, Sunrise Manor, Whitney, Winchester
  `,
  OR: `
    Aloha, Beaverton, Bethany, Cedar Hills, Cedar Mill, Clackamas, Coburg, Fairview, Four Corners,
    Garden Home-Whitford, Gladstone, Gresham, Happy Valley, Hayesville, Hillsboro, Jennings Lodge, Johnson City,
    Keizer, King City, Lake Oswego, Maywood Park, Metzger, Milwaukie, Oak Grove, Oatfield, Oregon City,
    Raleigh Hills, Rivergrove, Springfield, Tigard, Troutdale, Tualatin, West Haven-Sylvan, West Linn, West Slope,
    Wilsonville, Wood Village
  `,
  UT: `
    Bountiful, Cottonwood Heights, Emigration Canyon, Holladay, Kearns, Magna, Midvale, Millcreek, Murray,
    North Salt Lake, Sandy, South Jordan, South Ogden, South Salt Lake, Taylorsville, West Jordan, West Valley City,
    White City, Woods Cross
  `,
  WA: `
    Beaux Arts Village, Boulevard Park, Bryn Mawr-Skyway, Burien, Clyde Hill, Des Moines, Fife, Fircrest, Hazel Dell,
    Hunts Point, Issaquah, Kenmore, Kent, Kirkland, Lake Forest Park, Lakewood, Lynnwood, Medina, Mercer Island,
    Millwood, Minnehaha, Mountlake Terrace, Newcastle, Normandy Park, Orchards, Parkland, Redmond, Renton, Riverton,
    Ruston, Salmon Creek, SeaTac, Shoreline, Spanaway, Spokane Valley, Tukwila, University Place, White Center,
    Woodinville, Woodway, Yarrow Point
  `,
}

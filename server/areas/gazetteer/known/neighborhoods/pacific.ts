/** Neighborhoods in Washington, Oregon, Alaska and Hawaii; `../neighborhoods.ts` says what belongs here and how to add one. */
export const pacific = {
  'Anchorage, AK': `
    Abbott Loop, Airport Heights, Bayshore, Bayshore-Klatt, Bootlegger Cove, Campbell Lake, Campbell Park,
    College Gate, Downtown Anchorage, East Anchorage, Fairview, Glen Alps, Government Hill, Hillside East, Huffman,
    Huffman-O'Malley, Independence Park, Inlet View, Jewel Lake, Klatt, Lake Otis, Lower Hillside, Mid-Hillside,
    Midtown Anchorage, Mountain View, Muldoon, North Star, Nunaka Valley, Oceanview, Old Seward-Oceanview,
    Penland Park, Rabbit Creek, Rogers Park, Russian Jack, Russian Jack Park, Sand Lake, Scenic Foothills,
    Ship Creek, South Addition, South Anchorage, Southport, Spenard, Stuckagain Heights, Taku-Campbell, Tudor Area,
    Turnagain, Turnagain Heights, U-Med District, University Area, Upper O'Malley, West Anchorage,
    Westchester Lagoon
  `,
  'Bellevue, WA': `
    Bel-Red, BelRed, Bridle Trails, Cougar Mountain, Crossroads, Downtown Bellevue, Eastgate, Enatai, Factoria,
    Killarney, Lake Hills, Lakemont, Lochmoor, Meydenbauer, Meydenbauer Bay, Newport, Newport Hills, Newport Shores,
    Northeast Bellevue, Northwest Bellevue, Old Bellevue, Phantom Lake, Robinswood, Sherwood Forest, Somerset,
    Spring District, Surrey Downs, Tam O'Shanter, Vuecrest, West Bellevue, West Lake Sammamish, Wilburton, Woodridge
  `,
  'Bellingham, WA': `
    Alabama Hill, Barkley, Birchwood, Cordata, Cornwall Park, Edgemoor, Fairhaven, Fountain District, Guide Meridian,
    Happy Valley, Irongate, King Mountain, Lettered Streets, Samish, Sehome, Silver Beach, South Hill, Sunnyland,
    Western Washington University, Whatcom Falls
  `,
  'Bend, OR': `
    Awbrey Butte, Awbrey Glen, Boyd Acres, Broken Top, Century West, Discovery West, Drake Park, Larkspur,
    Northwest Crossing, Old Bend, Old Farm, Old Farm District, Old Mill, Old Mill District, Orchard District,
    Petrosa, River West, Southeast Bend, Southern Crossing, Southwest Bend, Summit West, Tetherow
  `,
  'East Honolulu, HI': `
    Aina Haina, Aina Haina-Hawaii Loa Ridge, Hahaione Valley, Hawai'i Kai, Hawaii Kai, Hawaii Loa Ridge,
    Kalama Valley, Kalanipuu, Kamiloiki, Kamilonui, Koko Head, Kuliouou, Kuliouou-Kalani Iki, Mariner's Cove,
    Mariner's Ridge, Maunalua Bay, Niu Valley, Paiko Lagoon, Portlock, Waialae Iki, Wailupe
  `,
  'Eugene, OR': `
    Active Bethel, Cal Young, Churchill, College Hill, Crest Drive, Ferry Street, Ferry Street Bridge, Friendly,
    Friendly Area, Goodpasture Island, Jefferson Westside, Laurel Hill, Laurel Hill Valley, Skinner Butte,
    South Eugene, South Hills, South University, South Willamette, The Whiteaker, Trainsong, West Eugene,
    West University, Whiteaker
  `,
  'Everett, WA': `
    Bayside, Boulevard Bluffs, Cascade View, Glacier View, Harborview, Harborview-Seahurst-Glenhaven, Holly, Lowell,
    Northwest Everett, Paine Field, Pinehurst, Pinehurst-Beverly Park, Port Gardner, Riverside, South Forest Park,
    Twin Creeks, Valley View, View Ridge-Madison, Westmont
  `,
  'Fairbanks, AK': `
    Aurora, Bjerremark, Garden Island, Graehl, Hamilton Acres, Island Homes, Lemeta, Shannon Park, Slaterville,
    South Fairbanks, Taku Subdivision
  `,
  'Hilo, HI': `
    Ainako, Kaumana, Keaukaha, Panaewa, Piihonua, Puueo, Sunrise Estates, University Heights, Waiakea Houselots,
    Waiakea Uka
  `,
  'Honolulu, HI': `
    A'ala, Ala Moana, Ala Moana-Kakaako, Alewa Heights, Aliamanu, Aliamanu Makai, Aliamanu Mauka, Black Point,
    Capitol District, Chinatown, Diamond Head, Diamond Head / Kapahulu / Saint Louis Heights, Downtown Honolulu,
    Dowsett, Dowsett Highlands, East Manoa, Fort Shafter, Honolulu Airport, Iwilei, Iwilei-Anuenue, Kaalawai, Kahala,
    Kaimuki, Kaimukī, Kaimuki-Waialae, Kaka'ako, Kakaako, Kalihi, Kalihi Kai, Kalihi Uka, Kalihi Valley,
    Kalihi-Palama, Kamehameha Heights, Kapahulu, Kapalama, Kewalo, Kuakini, Liliha, Liliha-Kapalama, Lower Manoa,
    Lower McCully, Lower Palolo, Lower Pawaa, Lower Punchbowl, Lower Wilhelmina, Makiki,
    Makiki / Lower Punchbowl / Tantalus, Makiki Heights, Manoa, Mānoa, Mapunapuna, Maunalani Heights,
    Mayor Wright Housing, McCully, McCully-Moiliili, Mo'ili'ili, Moanalua, Moanalua Gardens, Moanalua Hillside,
    Moanalua Valley, Moiliili, Nu'uanu, Nuuanu, Nuuanu-Punchbowl, Palama, Palolo, Palolo Valley, Papakolea, Pauoa,
    Pauoa Valley, Pawaa, Punahou, Punchbowl, Puunui, Queen Emma, Saint Louis Heights, Salt Lake, Sand Island,
    St. Louis Heights, Tantalus, Thomas Square, Upper Kalihi Valley, Upper Manoa, Upper Palolo, Upper Pauoa,
    Wai'alae, Waialae, Waialae Nui, Waialae Nui Ridge-Ainakoa, Waialae Nui-Country Club, Waialae-Kahala, Waikiki,
    Waikīkī, Ward, Ward Village, Wilhelmina Rise
  `,
  'Juneau, AK': `
    Auke Bay, Basin Road, Casey-Shattuck, Douglas, Douglas Island, Fritz Cove, Lemon Creek, Lena Cove,
    Mendenhall Valley, Mendenhaven, North Douglas, Salmon Creek, Starr Hill, Switzer Village, Tee Harbor, Thane,
    The Flats, Twin Lakes, West Juneau
  `,
  'Kailua, HI': `
    Aikahi Park, Coconut Grove, Enchanted Lake, Enchanted Lakes, Kailua Town, Kaimalino, Kalaheo Hillside,
    Keolu Hills, Lanikai, Olomana
  `,
  'Kirkland, WA': `
    Bridle Trails, Carillon Point, Central Houghton, Evergreen Hill, Finn Hill, Houghton, Inglewood-Finn Hill,
    Juanita, Juanita Beach, Kingsgate, Moss Bay, Norkirk, North Juanita, North Rose Hill, Rose Hill, South Juanita,
    South Rose Hill, Totem Lake, Yarrow Bay
  `,
  'Lake Stevens, WA': `
    West Lake Stevens
  `,
  'Olympia, WA': `
    Bigelow, Boulevard Park, Cain Road, Carlyon-North, East Bay Drive, Goldcrest, Governor Stevens, Indian Creek,
    Ken Lake, Nottingham, South Capitol, South Westside, Southwest Olympia, Wilderness, Wildwood
  `,
  'Pearl City, HI': `
    Lower Pearl City, Manana Housing, Momilani, Pacific Palisades
  `,
  'Portland, OR': `
    82nd Avenue, Alameda, Alberta Arts District, Albina, Alphabet District, Arbor Lodge, Ardenwald,
    Ardenwald-Johnson Creek, Argay, Argay Terrace, Arlington Heights, Arnold Creek, Ashcreek, Beaumont,
    Beaumont-Wilshire, Brentwood-Darlington, Bridgeton, Bridlemile, Brooklyn, Buckman, Burlingame, Cathedral Park,
    Central Eastside, Chinatown, Clinton Street, Collins View, Concordia, Council Crest, Creston-Kenilworth,
    Crestwood, Cully, Division-Clinton, Downtown Portland, East Columbia, East Portland, Eastmoreland, Eliot,
    Errol Heights, Far Southwest, Flavel Park, Foster-Powell, Glenfair, Goat Hills, Goose Hollow, Grant Park,
    Hawthorne District, Hayden Island, Hayhurst, Hazelwood, Healy Heights, Hillsdale, Hollywood, Hollywood District,
    Homestead, Hosford-Abernethy, Humboldt, Inner Northeast, Inner Southeast, Irvington, Jade District,
    Jantzen Beach, John's Landing, Johns Landing, Kenton, Kerns, Ladd's Addition, Laurelhurst, Laurelwood, Lents,
    Linnton, Lloyd, Lloyd District, Lower Albina, Lower Burnside, Madison South, Maplewood, Marquam Hill,
    Marshall Park, Mill Park, Mississippi District, Mocks Crest, Montavilla, Mount Scott, Mount Scott-Arleta,
    Mount Tabor, Mt. Scott-Arleta, Mt. Tabor, Multnomah Village, Nob Hill, Nob Hill District, North Portland,
    North Tabor, Northeast Portland, Northwest District, Northwest Heights, Northwest Industrial, Old Town Chinatown,
    Old Town-Chinatown, Overlook, Parklane, Parkrose, Parkrose Heights, Pearl District, Piedmont, Pleasant Valley,
    Portland Heights, Portsmouth, Powellhurst, Powellhurst-Gilbert, Rivergate, Rose City Park, Roseway, Rossmere,
    Sabin, Saint Johns, Sellwood, Sellwood-Moreland, Skidmore, Slabtown, South Burlingame, South Park Blocks,
    South Portland, South Tabor, South Waterfront, Southeast Portland, Southwest Hills, Southwest Portland,
    St. Johns, Sullivan's Gulch, Sumner, Sunnyside, Swan Island, Sylvan, Sylvan-Highlands, University Park, Vestal,
    Washington Park, Waverleigh Heights, West Portland, West Portland Park, Westmoreland, Wilkes, Willamette Heights,
    Woodland Park, Woodlawn, Woodstock
  `,
  'Redmond, WA': `
    Education Hill, Grass Lawn, Marymoor, North Redmond, Southeast Redmond, Willows-Rose Hill
  `,
  'Salem, OR': `
    Bush Park, Bush's Pasture Park, Candalaria, Candalaria Heights, CANDO, Court-Chemeketa, Croisan, Englewood,
    Fairmount Hill, Faye Wright, Illahe, Lee Mission, Morningside, North Lancaster, Northeast Salem, Northgate,
    Pringle Creek, South Gateway, South Salem, Southeast Mill Creek, Southeast Salem, Sunnyslope, West Salem
  `,
  'Seattle, WA': `
    Admiral, Admiral District, Alaska Junction, Alki, Alki Beach, Alki Point, Arbor Heights, Ballard, Beacon Hill,
    Belltown, Belvedere, Bitter Lake, Blue Ridge, Brighton, Brighton Beach, Broadmoor, Broadview, Broadway, Bryant,
    Capitol Hill, Cedar Park, Central District, Central Waterfront, Chinatown, Chinatown-International District,
    Columbia City, Cowen Park, Crown Hill, Delridge, Denny Park, Denny Regrade, Denny Triangle, Denny-Blaine,
    Discovery Park, Dunlap, East Queen Anne, Eastlake, Edgewater, Fairmount Park, Fauntlee Hills, Fauntleroy,
    First Hill, Fremont, Gatewood, Genesee, Georgetown, Golden Gardens, Green Lake, Greenlake, Greenwood,
    Haller Lake, Harbor Island, Harrison, Hawthorne Hills, High Point, Highland Park, Hillman City, Holly Park,
    Interbay, International District, Inverness, Jackson Park, Jackson Place, Judkins Park, Junction West Seattle,
    Lake City, Lake Union, Lakeridge, Laurelhurst, Lawton Park, Leschi, Licton Springs, Little Brook, Little Saigon,
    Lower Queen Anne, Loyal Heights, Madison Park, Madison Valley, Madrona, Magnolia, Magnolia Bluff, Maple Leaf,
    Matthews Beach, Meadowbrook, Mid Beacon Hill, Montlake, Morgan Junction, Mount Baker, Mt. Baker, NewHolly,
    North Admiral, North Beach, North Beach-Blue Ridge, North Beacon Hill, North College Park, North Delridge,
    North Park, North Queen Anne, North Seattle, Northgate, Northlake, Olympic Hills, Olympic Manor, Othello,
    Phinney, Phinney Ridge, Pigeon Point, Pike Place, Pike Place Market, Pike-Market, Pike-Pine, Pinehurst,
    Pioneer Square, Portage Bay, Puget Ridge, Queen Anne, Queen Anne Hill, Rainier Beach, Rainier Valley,
    Rainier View, Rainier Vista, Ravenna, Riverview, Roanoke, Roxhill, Sand Point, Seattle Center, Seaview,
    Seward Park, SLU, SoDo, South Beacon Hill, South Delridge, South Lake Union, South Park, South Seattle,
    Southeast Magnolia, Southeast Seattle, Squire Park, Stadium District, Sunrise Heights, Sunset Hill, Tangletown,
    U District, U-District, University District, University of Washington, University Village, Upper Queen Anne,
    Victory Heights, View Ridge, Wallingford, Washington Park, Wedgwood, West Queen Anne, West Seattle,
    West Seattle Junction, West Woodland, Westlake, Westwood, Westwood Village, Whittier, Whittier Heights,
    Windermere, Yesler Terrace
  `,
  'Spokane Valley, WA': `
    Dishman, Greenacres, Opportunity, Ponderosa, Trentwood, Veradale
  `,
  'Spokane, WA': `
    Audubon, Audubon-Downriver, Balboa-South Indian Trail, Bemiss, Browne's Addition, Chief Garry Park, Cliff Cannon,
    Cliff-Cannon, Comstock, Corbin Park, Eagle Ridge, East Central, Emerson-Garfield, Five Mile Prairie, Garland,
    Garland District, Gonzaga, Grandview-Thorpe, Hillyard, Indian Trail, Kendall Yards, Latah Valley, Latah-Hangman,
    Lincoln Heights, Logan, Lower South Hill, Manito, Manito-Cannon Hill, Minnehaha, Nevada Heights,
    Nevada-Lidgerwood, North Hill, North Indian Trail, Peaceful Valley, Perry District, Rockwood, Shiloh Hills,
    South Hill, South Perry, Southgate, Spokane International Airport, University District, West Central, West Hills,
    Whitman
  `,
  'Tacoma, WA': `
    6th Avenue, Central Tacoma, Dome District, Downtown Tacoma, Fern Hill, Hilltop, Lincoln District, McCarver,
    McKinley, McKinley Hill, NE Tacoma, New Tacoma, North End, North Slope, North Tacoma, Northeast Tacoma,
    Oakland-Madrona, Old Tacoma, Point Defiance, Port of Tacoma, Proctor, Proctor District, Ruston Way, Salishan,
    Sixth Avenue, South Tacoma, Stadium District, Swan Creek, Theater District, Tideflats, Titlow, Upper Tacoma,
    Westgate, Westslope, Wright Park
  `,
  'Vancouver, WA': `
    Arnada, Bagley Downs, Bennington, Carter Park, Cascade Highlands, Cascade Park, Central Park, Cimarron,
    Columbia Way, Countryside Woods, Dubois Park, East Mill Plain, East Old Evergreen Highway, Edgewood Park,
    Ellsworth Springs, Esther Short, Evergreen Highlands, Evergreen Shores, Fairway-164th Avenue,
    Father Blanchet Park, First Place, Fishers Creek, Fishers Landing, Fishers Landing East, Forest Ridge,
    Fourth Plain Village, Fruit Valley, Green Meadows, Harney Heights, Hearthwood, Hough, Kevanna Park,
    Landover-Sharmel, Lewis and Clark Woods, Lieser Crest, Maplewood, Marrion, Meadow Homes, North Garrison Heights,
    North Hearthwood, North Image, Northcrest, Northwood, Oak Brook, Old Evergreen Highway, Parkside, Parkway East,
    Riveridge, Rose Village, Shumway, Southcliff, Uptown Village, Vancouver Heights, Vancouver Mall,
    Vancouver Waterfront, VanMall, Village at Fisher's Landing, West Minnehaha, Wildwood
  `,
}

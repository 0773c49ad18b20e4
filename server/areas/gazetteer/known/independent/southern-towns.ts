/** Independent towns of the southern states; `../independent.ts` says what belongs here and how to add one. */
export const southernTowns = {
  AL: `
    Adamsville, Bessemer, Brighton, Brookside, Cardiff, Center Point, Chickasaw, Clay, Fairfield, Forestdale,
    Fultondale, Gardendale, Grayson Valley, Graysville, Homewood, Hoover, Hueytown, Irondale, Leeds, Lipscomb,
    Madison, Maytown, Midfield, Minor, Mountain Brook, Mulga, North Johns, Pelham, Pinson, Pleasant Grove,
    Prattville, Prichard, Saraland, Satsuma, Semmes, Sylvan Springs, Tarrant, Tillmans Corner, Trussville,
    Vestavia Hills, West Jefferson
  `,
  AR: `
    Alexander, Benton, Bryant, Cammack Village, Jacksonville, Maumelle, North Little Rock, Sherwood, Wrightsville
  `,
  FL: `
    Atlantic Beach, Aventura, Azalea Park, Bal Harbour, Baldwin, Bay Harbor Islands, Bay Lake, Bay Pines,
    Bellair-Meadowbrook Terrace, Belle Isle, Biscayne Park, Brandon, Brownsville, Carrollwood, Citrus Park, Conway,
    Coral Gables, Coral Terrace, Cutler Bay, Dania Beach, Davie, Doctor Phillips, Doral, East Lake-Orient Park,
    Eatonville, Edgewood, Egypt Lake-Leto, El Portal, Fairview Shores, Feather Sound, Fisher Island, Florida City,
    Fontainebleau, Fruit Cove, Gandy, Gibsonton, Gladeview, Glenvar Heights, Golden Beach, Golden Glades, Gulfport,
    Hallandale Beach, Hialeah, Hialeah Gardens, Holden Heights, Homestead, Indian Creek, Ives Estates,
    Jacksonville Beach, Kendale Lakes, Kendall, Kendall West, Kenneth City, Key Biscayne, Lake Buena Vista,
    Lake Magdalene, Lauderdale Lakes, Lauderdale-by-the-Sea, Lauderhill, Lazy Lake, Lealman, Lighthouse Point,
    Maitland, Margate, Medley, Miami Beach, Miami Gardens, Miami Lakes, Miami Shores, Miami Springs, Miramar,
    Neptune Beach, North Bay Village, North Lauderdale, North Miami, North Miami Beach, Oak Ridge, Oakland Park,
    Ojus, Olympia Heights, Opa-locka, Orange Park, Orlovista, Palm Beach, Palm River-Clair Mel, Palm Springs North,
    Palmetto Bay, Palmetto Estates, Pebble Creek, Pembroke Park, Pembroke Pines, Pine Castle, Pine Hills, Pinecrest,
    Pinellas Park, Pinewood, Plantation, Ponte Vedra Beach, Progress Village, Richmond Heights, Riverview,
    Sea Ranch Lakes, Sky Lake, South Miami, South Miami Heights, South Pasadena, St. Pete Beach, Sunny Isles Beach,
    Sunrise, Sunset, Surfside, Sweetwater, Tamarac, Tamiami, Temple Terrace, The Crossings, The Hammocks,
    Three Lakes, Tierra Verde, Town 'n' Country, Treasure Island, Union Park, University, University Park,
    Virginia Gardens, West Little River, West Miami, West Park, West Perrine, Westchase, Westchester, Westview,
    Westwood Lake, Wilton Manors, Windermere, Winter Park
  `,
  GA: `
    Alpharetta, Avondale Estates, Belvedere Park, Brookhaven, Candler-McAfee, Chamblee, Clarkston, College Park,
    Conley, Decatur, Doraville, Druid Hills, Dunwoody, East Point, Fair Oaks, Fairburn, Forest Park, Garden City,
    Gresham Park, Hapeville, Johns Creek, Lake City, Mableton, Marietta, Milton, Morrow, North Decatur,
    North Druid Hills, Panthersville, Pine Lake, Pooler, Port Wentworth, Redan, Riverdale, Roswell, Sandy Springs,
    Scottdale, Smyrna, South Fulton, Stone Mountain, Stonecrest, Thunderbolt, Tucker, Tybee Island, Union City,
    Vernonburg, Vinings
  `,
  KY: `
    Anchorage, Audubon Park, Bancroft, Barbourmeade, Beechwood Village, Bellemeade, Bellevue, Bellewood,
    Blue Ridge Manor, Briarwood, Broeck Pointe, Brownsboro Farm, Brownsboro Village, Cambridge, Coldstream,
    Covington, Creekside, Crescent Springs, Crossgate, Dayton, Douglass Hills, Druid Hills, Fincastle, Forest Hills,
    Fort Mitchell, Fort Thomas, Fort Wright, Glenview, Glenview Hills, Glenview Manor, Goose Creek,
    Graymoor-Devondale, Green Spring, Heritage Creek, Hickory Hill, Hills and Dales, Hollow Creek, Hollyvilla,
    Houston Acres, Hurstbourne, Hurstbourne Acres, Indian Hills, Indian Hills Cherokee Section, Jeffersontown,
    Kingsley, Langdon Place, Lincolnshire, Ludlow, Lyndon, Lynnview, Manor Creek, Maryhill Estates, Meadow Vale,
    Meadowbrook Farm, Meadowview Estates, Middletown, Mockingbird Valley, Moorland, Murray Hill, Newport,
    Norbourne Estates, Northfield, Norwood, Old Brownsboro Place, Park Hills, Parkway Village, Plantation,
    Poplar Hills, Prospect, Richlawn, Riverwood, Rolling Fields, Rolling Hills, Saint Matthews, Saint Regis Park,
    Seneca Gardens, Shively, South Park View, Southgate, Spring Mill, Spring Valley, Strathmoor Manor,
    Strathmoor Village, Sycamore, Ten Broeck, Thornhill, Watterson Park, Wellington, West Buechel, Westwood,
    Wildwood, Windy Hills, Woodland Hills, Woodlawn Park, Worthington Hills
  `,
  LA: `
    Arabi, Avondale, Baker, Belle Chasse, Bossier City, Bridge City, Central, Chalmette, Elmwood, Estelle, Gardere,
    Gretna, Harahan, Harvey, Inniswold, Jefferson, Kenner, Marrero, Meraux, Merrydale, Metairie, Oak Hills Place,
    Old Jefferson, Port Allen, River Ridge, Shenandoah, Terrytown, Timberlane, Waggaman, Westminster, Westwego,
    Woodmere, Zachary
  `,
  MS: `
    Byram, Clinton, Flowood, Horn Lake, Olive Branch, Pearl, Richland, Ridgeland, Southaven
  `,
  NC: `
    Belmont, Cary, Cramerton, Eastover, Garner, Gorman, Harrisburg, Hope Mills, Huntersville, Jamestown, Knightdale,
    Matthews, Mint Hill, Morrisville, Mount Holly, Pineville, Pleasant Garden, Spring Lake, Stallings, Vander,
    Wake Forest, Weddington
  `,
  OK: `
    Bethany, Bixby, Broken Arrow, Catoosa, Choctaw, Del City, Edmond, Forest Park, Harrah, Jenks, Jones, Lake Aluma,
    Midwest City, Moore, Mustang, Nichols Hills, Nicoma Park, Norman, Oakhurst, Owasso, Piedmont, Sand Springs,
    Sapulpa, Smith Village, Spencer, The Village, Turley, Valley Brook, Warr Acres, Woodlawn Park, Yukon
  `,
  SC: `
    Arcadia Lakes, Cayce, Folly Beach, Forest Acres, Goose Creek, Hanahan, Irmo, Isle of Palms, James Island,
    Lincolnville, Mount Pleasant, North Charleston, Seven Oaks, Springdale, St. Andrews, Sullivan's Island,
    West Columbia
  `,
  TN: `
    Bartlett, Belle Meade, Berry Hill, Brentwood, Collegedale, Collierville, East Ridge, Farragut, Forest Hills,
    Germantown, Goodlettsville, Lakeland, Lakesite, Lookout Mountain, Millington, Oak Hill, Red Bank, Ridgeside,
    Signal Mountain, Soddy-Daisy
  `,
  TX: `
    Addison, Alamo Heights, Aldine, Allen, Anderson Mill, Balch Springs, Balcones Heights, Barton Creek, Bedford,
    Bee Cave, Bellaire, Bellmead, Benbrook, Beverly Hills, Blue Mound, Brookside Village, Bunker Hill Village,
    Carrollton, Castle Hills, Cedar Hill, Channelview, China Grove, Cloverleaf, Cockrell Hill, Colleyville, Converse,
    Coppell, Crowley, Cypress, Dalworthington Gardens, Deer Park, Desoto, Duncanville, Edgecliff Village, Elmendorf,
    Euless, Everman, Farmers Branch, Fifth Street, Forest Hill, Fort Bliss, Fresno, Galena Park, Garfield, Garland,
    Glenn Heights, Grand Prairie, Grey Forest, Haltom City, Hedwig Village, Helotes, Highland Park,
    Hill Country Village, Hilshire Village, Hollywood Park, Horizon City, Hornsby Bend, Humble,
    Hunters Creek Village, Hurst, Hutchins, Irving, Jacinto City, Jersey Village, Jollyville, Katy, Keller,
    Kennedale, Kirby, La Porte, Lake Worth, Lakeside, Lancaster, Leon Valley, Live Oak, Lytle, Manchaca, Manor,
    Meadows Place, Mesquite, Missouri City, Murphy, Nassau Bay, North Richland Hills, Olmos Park, Pantego, Parker,
    Pasadena, Pearland, Pflugerville, Piney Point Village, Plano, Rendon, Richardson, Richland Hills, River Oaks,
    Rollingwood, Rowlett, Sachse, Saginaw, San Leanna, Sansom Park, Schertz, Seabrook, Seagoville, Selma,
    Shady Hollow, Shavano Park, Sheldon, Shoreacres, Socorro, South Houston, Southside Place, Spring, Spring Valley,
    Stafford, Sugar Land, Sunnyvale, Sunset Valley, Taylor Lake Village, Terrell Hills, Universal City,
    University Park, Von Ormy, Watauga, Webster, Wells Branch, West Lake Hills, West University Place, Westlake,
    Westover Hills, Westworth, White Settlement, Wilmer, Windcrest, Woodway
  `,
  VA: `
    Annandale, Bailey's Crossroads, Belle Haven, Bon Air, Chamberlayne, Colonial Heights, Dumbarton,
    East Highland Park, Fairfax, Falls Church, Groveton, Highland Springs, Huntington, Idylwood, Lake Barcroft,
    Lakeside, Lincolnia, McLean, Mechanicsville, Montrose, Pimmit Hills, Poquoson, Rose Hill, Salem, Seven Corners,
    Suffolk, Tuckahoe, Tysons, Vienna, Vinton, West Falls Church
  `,
  WV: `
    Dunbar, South Charleston
  `,
}

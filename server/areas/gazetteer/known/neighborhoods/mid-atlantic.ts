/** Neighborhoods in Delaware, Maryland, Washington, Virginia and West Virginia; `../neighborhoods.ts` says what belongs here and how to add one. */
export const midAtlantic = {
  'Alexandria, VA': `
    Arlandria, Beverley Hills, Braddock Heights, Brookville, Cameron Station, Carlyle, Carlyle District, Chirilagua,
    Del Ray, Eisenhower, Eisenhower Valley, King Street, Landmark, Lynhaven, Mark Center, North Ridge, Old Town,
    Old Town Alexandria, Old Town North, Parker-Gray, Parkfairfax, Potomac West, Potomac Yard, Rosemont,
    Seminary Hill, Seminary Valley, Strawberry Hill, Taylor Run, Warwick Village
  `,
  'Annapolis, MD': `
    Clay Street, Eastport, Heritage Harbor, Murray Hill, West Annapolis
  `,
  'Arlington, VA': `
    Alcova Heights, Arlington Forest, Arlington Heights, Arlington Ridge, Arlington View, Arlingwood, Ashton Heights,
    Aurora Highlands, Aurora Hills, Ballston, Barcroft, Bellevue Forest, Bluemont, Boulevard Manor, Buckingham,
    Chain Bridge Forest, Cherrydale, Claremont, Clarendon, Colonial Village, Columbia Forest, Court House,
    Courthouse, Crystal City, Dominion Hills, Donaldson Run, Douglas Park, East Falls Church, Fairlington,
    Fort Myer Heights, Foxcroft Heights, Glebewood, Glencarlyn, Green Valley, Halls Hill, High View Park, Langston,
    Larchmont, Long Branch Creek, Lyon Park, Lyon Village, Madison Manor, Maywood, National Landing, Nauck,
    Old Glebe, Penrose, Pentagon City, Radnor Heights, Rivercrest, Riverwood, Rock Spring, Rosslyn, Shirlington,
    Stafford-Albemarle-Glebe, Tara-Leeway Heights, Virginia Square, Waverly Hills, Waycroft-Woodlawn, Westover,
    Westover Village, Williamsburg, Woodmont, Yorktown
  `,
  'Baltimore, MD': `
    Abell, Allendale, Arcadia, Arlington, Armistead Gardens, Ashburton, Baltimore Peninsula, Barclay, Barre Circle,
    Bayview, Beechfield, Belair-Edison, Belair-Parkside, Bellona-Gittings, Berea, Better Waverly, Beverly Hills,
    Blythewood, Bolton Hill, Boyd-Booth, Brewers Hill, Bridgeview/Greenlawn, Broadway East, Broening Manor, Brooklyn,
    Burleith-Leighton, Butcher's Hill, Butchers Hill, Callaway-Garrison, Camden Yards, Cameron Village, Canton,
    Canton Industrial Area, Carroll Park, Carroll-Camden Industrial Area, Carroll-South Hilton, Carrollton Ridge,
    Cedarcroft, Cedmont, Cedonia, Central Forest Park, Central Park Heights, Charles North, Charles Village,
    Cherry Hill, Cheswolde, Chinquapin Park, Chinquapin Park-Belvedere, Clifton Park, Cold Spring, Coldspring,
    Coldstream-Homestead-Montebello, Concerned Citizens of Forest Park, Coppin Heights, Coppin Heights/Ash-Co-East,
    Cross Country, Cross Keys, Curtis Bay, Cylburn, Dickeyville, Dolfield, Dorchester, Druid Heights,
    Druid Hill Park, Dunbar-Broadway, East Arlington, East Baltimore Midway, Easterwood, Eastwood, Edmondson Village,
    Ednor Gardens, Ednor Gardens-Lakeside, Ellwood Park, Ellwood Park/Monument, Evergreen, Evergreen Lawn,
    Evesham Park, Fairmont, Fallstaff, Federal Hill, Fell's Point, Fells Point, Forest Park, Four By Four, Frankford,
    Franklin Square, Franklintown, Franklintown Road, Gardenville, Garwyn Oaks, Gay Street, Glen, Glen Oaks,
    Glenham-Belhar, Govans, Graceland Park, Graceland Park-Oaklawn, Greektown, Greenmount West, Greenspring,
    Grove Park, Guilford, Gwynns Falls, Hamilton, Hamilton Hills, Hampden, Hanlon-Longwood, Harbor East,
    Harford-Echodale, Harlem Park, Harwood, Hawkins Point, Heritage Crossing, Highlandtown, Hillen, Hoes Heights,
    Hollins Market, Homeland, Howard Park, Hunting Ridge, Idlewood, Inner Harbor, Irvington, Johnston Square,
    Jones Falls Area, Jonestown, Joseph Lee, Kenilworth Park, Kernewood, Keswick, Keystone, Kresson, Lake Evesham,
    Lake Walker, Lakeland, Langston Hughes, Lauraville, Levindale, Liberty Square, Little Italy, Loch Raven,
    Locust Point, Lower Herring Run Park, Loyola-Notre Dame, Lucille Park, Madison Park, Madison-Eastend, Mayfield,
    McElderry Park, Medfield, Medford, Mid-Govans, Mid-Town Belvedere, Middle Branch, Middle East, Midtown-Edmondson,
    Millhill, Milton-Montford, Mondawmin, Montebello, Moravia-Walther, Morgan Park, Morgan State University,
    Morrell Park, Mosher, Mount Clare, Mount Holly, Mount Vernon, Mount Washington, Mount Winans, Mt. Vernon,
    Mt. Washington, New Northwood, New Southwest, New Southwest/Mount Clare, North Harford Road, North Roland Park,
    North Roland Park/Poplar Hill, Northwest Community Action, O'Donnell Heights, Oakenshaw, Oakenshawe, Oaklee,
    Old Goucher, Old Town, Oldtown, Oliver, Orangeville, Orchard Ridge, Original Northwood, Otterbein,
    Panway/Braddish Avenue, Park Circle, Parklane, Parkside, Parkview, Parkview/Woodbrook, Patterson Park,
    Patterson Park Neighborhood, Patterson Place, Pen Lucy, Penn North, Penn-Fallsway, Penrose,
    Penrose/Fayette Street Outreach, Perkins Homes, Perring Loch, Pigtown, Pimlico, Poppleton, Port Covington,
    Pulaski Industrial Area, Purnell, Radnor-Winston, Ramblewood, Reisterstown Station, Remington, Reservoir Hill,
    Richnor Springs, Ridgely's Delight, Riverside, Rognel Heights, Roland Park, Rosebank, Rosemont, Rosemont East,
    Rosemont Homeowners/Tenants, Saint Agnes, Saint Helena, Saint Josephs, Saint Paul, Sandtown, Sandtown-Winchester,
    Seton Hill, Sharp-Leadenhall, Shipley Hill, Sisson Street, South Baltimore, Spring Garden, Station North,
    Stone Hill, Stonewood-Pentwood-Winston, Ten Hills, The Orchards, Towanda-Grantley, Tuscany-Canterbury,
    Tuxedo Park, Union Square, Union Square-Hollins Market, Uplands, Upper Fells Point, Upton, Villages of Homeland,
    Violetville, Wakefield, Walbrook, Waltherson, Washington Hill, Washington Village, Washington Village/Pigtown,
    Waverly, West Arlington, West Forest Park, West Hills, Westfield, Westgate, Westport, Wilhelm Park, Wilson Park,
    Winchester, Windsor Hills, Winston-Govans, Woodberry, Woodbrook, Woodmere, Wyman Park, Wyndhurst, Yale Heights
  `,
  'Charleston, WV': `
    Edgewood, Fort Hill, Kanawha City, Luna Park, South Hills, South Ruffner, Spring Hill
  `,
  'Charlottesville, VA': `
    10th and Page, Barracks, Belmont, Fifeville, Fry's Spring, Greenbrier, Jefferson Park Avenue, Johnson Village,
    Lewis Mountain, Locust Grove, Martha Jefferson, North Downtown, Ridge Street, Rose Hill, Starr Hill, The Meadows,
    Venable, Woolen Mills
  `,
  'Chesapeake, VA': `
    Albemarle Acres, Bowers Hill, Butts Station, Camelot, Cavalier, Centerville, Crestwood, Culpepper Landing,
    Deep Creek, Edinburgh, Fentress, Great Bridge, Greenbrier, Hickory, Indian River, Las Gaviotas,
    Norfolk Highlands, Pleasant Grove, Portlock, River Walk, Riverwalk, South Norfolk, St. Brides, Sunray,
    Western Branch
  `,
  'Hampton, VA': `
    Aberdeen Gardens, Buckroe, Buckroe Beach, Coliseum Central, East Hampton, Fort Monroe, Fox Hill, Grandview,
    Greater Wythe, Hampton Roads Center, Langley, Newtown, Northampton, Old Hampton, Olde Wythe, Pasture Point,
    Peninsula Town Center, Phoebus, Victoria Boulevard, Wythe
  `,
  'Lynchburg, VA': `
    Boonsboro, Daniels Hill, Diamond Hill, Fort Hill, Garland Hill, Rivermont, West Lynchburg, Wyndhurst
  `,
  'Newport News, VA': `
    Beaconsdale, Brentwood, Christopher Shores, Deer Park, Denbigh, Fort Eustis, Glendale, Hidenwood, Hilton,
    Hilton Village, Huntington Heights, Kiln Creek, Lee Hall, Menchville, Morrison, Newmarket, Oyster Point,
    Port Warwick, Riverside, Southeast Community, Stuart Gardens, Warwick, Windy Knolls
  `,
  'Norfolk, VA': `
    Ballentine Place, Bay View, Bayview, Belvedere, Berkley, Bruce's Park, Camp Allen, Campostella,
    Chesterfield Heights, Coleman Place, Colonial Place, Colony Point, Cottage Toll, Cromwell Farm, Denby Park,
    Diggs Park, East Beach, East Ocean View, Edgewater, Estabrook, Fairmount Park, Freemason, Ghent, Ghent Square,
    Granby Street, Grandy Village, Huntersville, Ingleside, Janaf, Kenilworth, Kensington, Lafayette,
    Lafayette Shores, Lafayette-Winona, Lakewood, Lambert's Point, Lamberts Point, Larchmont, Larchmont-Edgewater,
    Larrymore Lawns, Lindenwood, Loch Haven, Lochhaven, Meadowbrook, Military Circle, Monticello Village,
    Naval Station Norfolk, NEON District, North Shore Point, Norview, Norwood, Oakdale Farms, Oakmont, Ocean View,
    Olde Huntersville, Park Place, Pinewell, Poplar Halls, Riverpoint, Riverside, Riverview, Roosevelt Gardens,
    Sewells Point, Sherwood Forest, Suburban Acres, Talbot Park, Tidewater Drive, Titustown, Villa Heights,
    Wards Corner, Wellington Oaks, West Belvedere, West Ghent, West Ocean View, Willard Park, Willoughby,
    Willoughby Spit, Winona, Young Terrace
  `,
  'Portsmouth, VA': `
    Brighton, Cavalier Manor, Churchland, Cradock, Craney Island, Glensheallah, Hattonsville, Hodges Manor,
    Merrimac Point, Olde Towne, Park View, Port Norfolk, Portsmouth Heights, Prentis Park, Shea Terrace,
    Sterling Point, Truxtun, Waterview, West Norfolk
  `,
  'Richmond, VA': `
    Barton Heights, Battery Park, Bellemeade, Bellevue, Blackwell, Broad Rock, Brookland Park, Bryan Park, Byrd Park,
    Carver, Cary Street, Carytown, Chimborazo, Church Hill, Church Hill North, Creighton, Cullenwood, Edgehill,
    Fairmount, Fan, Fan District, Forest Hill, Forest View, Fulton, Fulton Hill, Gilpin, Ginter Park, Gravel Hill,
    Greater Fulton, Highland Park, Hillside Court, Hioaks, Huguenot, Jackson Ward, Jahnke, Laburnum Park,
    Libbie Grove, Lombardy, Manchester, Maymont, Monroe Ward, Montrose Heights, Mosby Court, Museum District,
    Newport Heights, Newtowne West, North Barton Heights, Northrop, Oak Grove, Old Town Manchester, Oregon Hill,
    Peter Paul, Pine Camp, Piney Knolls, Providence Park, Randolph, Reedy Creek, Rocketts, Rocketts Landing,
    Rosedale, Sandy Hill, Sauer's Gardens, Scott's Addition, Sherwood Park, Shockoe Bottom, Shockoe Slip,
    Southampton, Southwood, Spring Hill, Stony Point, Stratford Hills, Swansboro, Swansboro West, The Fan,
    Union Hill, VCU, Virginia Union, Walmsley, West of the Boulevard, Westhampton, Westover, Westover Hills,
    Whitcomb, Willow Oaks, Windsor Farms, Woodland Heights, Woodville, Worthington
  `,
  'Roanoke, VA': `
    Belmont, Deyerle, Edgewood, Fallon Park, Franklin-Colonial, Gainsboro, Garden City, Gilmer, Grandin,
    Grandin Village, Greater Deyerle, Greater Raleigh Court, Hurt Park, Loudon-Melrose, Melrose-Rugby, Morningside,
    Mountain View, Norwich, Old Southwest, Raleigh Court, Riverdale, South Roanoke, Villa Heights, Wasena,
    Washington Heights, Wildwood, Williamson Road
  `,
  'Suffolk, VA': `
    South Suffolk
  `,
  'Virginia Beach, VA': `
    Alanton, Aragona Village, Back Bay, Bay Colony, Bay Lake Pines, Bayside, Blackwater, Broad Bay, Cape Henry,
    Cape Story by the Sea, Charlestowne, Chesapeake Beach, Chic's Beach, Church Point, Courthouse, Creeds, Croatan,
    Croatan Beach, Dam Neck, Fairfield, False Cape, Great Neck, Green Run, Hilltop, Indian River, Kempsville,
    Kings Grant, Lago Mar, Lake Smith, Landstown, Larkspur, Linkhorn Park, Little Neck, London Bridge, Lynnhaven,
    Middle Plantation, North Beach, Ocean Lakes, Ocean Park, Oceana, Oceanfront, Pembroke, Pembroke Manor,
    Princess Anne, Princess Anne Plaza, Pungo, Red Mill, Red Mill Farm, Resort Area, Rosemont, Rudee Inlet,
    Sandbridge, Sandbridge Beach, Seatack, Shadowlawn, Shore Drive, Sigma, Strawbridge, Stumpy Lake, Thalia,
    Thoroughgood, Trantwood, ViBe Creative District, ViBe District, Virginia Beach Oceanfront, Windsor Woods,
    Witchduck, Wolfsnare, Woodstock
  `,
  'Washington, DC': `
    16th Street Heights, Adams Morgan, American University Park, Anacostia, Arboretum, Atlas District, AU Park,
    Barnaby Woods, Barney Circle, Barracks Row, Barry Farm, Bellevue, Benning, Benning Heights, Benning Ridge,
    Benning Road, Bloomingdale, Brentwood, Brightwood, Brightwood Park, Brookland, Burleith, Burrville,
    Buzzard Point, Capitol Gateway, Capitol Hill, Capitol Riverfront, Capitol View, Cardozo, Carver Langston,
    Cathedral Heights, Central Northeast, Chevy Chase DC, Chinatown, Cleveland Park, Colonial Village,
    Columbia Heights, Congress Heights, Crestwood, Deanwood, Douglass, Downtown DC, Dupont Circle, Dupont Park,
    East River Heights, Eastland Gardens, Eckington, Edgewood, Fairfax Village, Fairlawn, Federal Triangle,
    Foggy Bottom, Forest Hills, Fort Davis, Fort Dupont, Fort Lincoln, Fort Stanton, Fort Totten, Foxhall,
    Foxhall Village, Friendship Heights, Garfield Heights, Georgetown, Glover Park, Golden Triangle, Good Hope,
    Grant Park, Greenway, H Street, H Street Corridor, H Street NE, Hill East, Hillbrook, Hillcrest, Hillsdale,
    Historic Anacostia, Howard University, Ivy City, Judiciary Square, Kalorama, Kalorama Heights, Kalorama Triangle,
    Kenilworth, Kent, Kingman Park, Knox Hill, L'Enfant Plaza, Lamond-Riggs, Lanier Heights, LeDroit Park,
    Lincoln Heights, Lincoln Park, Logan Circle, Manor Park, Marshall Heights, Massachusetts Avenue Heights,
    Massachusetts Heights, Mayfair, McLean Gardens, McPherson Square, Metro Center, Michigan Park, Monumental Core,
    Mount Pleasant, Mount Vernon Square, Mount Vernon Triangle, National Mall, Navy Yard, Naylor Gardens,
    Near Northeast, NoMa, North Cleveland Park, North Michigan Park, North Portal Estates, Northwest Rectangle,
    Observatory Circle, Palisades, Park View, Parkside, Penn Branch, Penn Quarter, Petworth, Pleasant Plains,
    Potomac Heights, Queens Chapel, Randle Heights, Randle Highlands, Riggs Park, River Terrace, Rosedale, Shaw,
    Shepherd Park, Sheridan-Kalorama, Shipley Terrace, Skyland, Southwest Federal Center, Southwest Waterfront,
    Spring Valley, Stanton Park, Stronghold, Sursum Corda, Swampoodle, Takoma DC, Tenleytown, The Palisades,
    The Wharf, Trinidad, Truxton Circle, Twining, U Street, U Street Corridor, Union Market, Union Station,
    University Heights, Upper Chevy Chase, Van Ness, Wakefield, Walter Reed, Washington Highlands, Wesley Heights,
    West End, Woodland-Normanstone, Woodley Park, Woodridge
  `,
  'Weirton, WV': `
    Weirton Heights
  `,
  'Wilmington, DE': `
    Bancroft Parkway, Brandywine Village, Browntown, Cool Spring, Forty Acres, Hedgeville, Highlands, Little Italy,
    LOMA, Midtown Brandywine, Ninth Ward, Price's Run, Quaker Hill, Riverside, Rockford Park, Southbridge,
    Trinity Vicinity, Trolley Square, Union Park Gardens, Wawaset Park
  `,
}

/** Neighborhoods in New England; `../neighborhoods.ts` says what belongs here and how to add one. */
export const newEngland = {
  'Amherst, MA': `
    Amherst Center, North Amherst, South Amherst
  `,
  'Boston, MA': `
    Aberdeen, Allston, Allston-Brighton, Andrew Square, Ashmont, Back Bay, Back of the Hill, Bay Village,
    Beacon Hill, Bellevue, Bellevue Hill, Boston Common, Boston Seaport, Bowdoin, Brighton, Brook Farm,
    Bulfinch Triangle, Charlestown, Chinatown, Clam Point, Clarendon Hills, Cleary Square, Codman Square,
    Columbia Point, Dorchester, Downtown Crossing, Dudley Square, Eagle Hill, East Boston, Egleston Square,
    Fairmount, Fan Pier, Faneuil, Faneuil Hall, Fenway, Fenway-Kenmore, Fields Corner, Financial District,
    Forest Hills, Fort Hill, Fort Point, Four Corners, Franklin Field, Government Center, Grove Hall, Harbor View,
    Haymarket, Highland Park, Hyde Park, Hyde Square, Jamaica Plain, Jeffries Point, Jones Hill, Kenmore,
    Kenmore Square, Leather District, Logan Airport, Longwood, Longwood Medical Area, Lower Allston, Lower Mills,
    Lower Roxbury, Mattapan, Mattapan Square, Maverick Square, Meeting House Hill, Mid-Dorchester, Mission Hill,
    Moss Hill, Neponset, North Brighton, North End, Nubian Square, Oak Square, Orient Heights, Orient Point,
    Packard's Corner, Polish Triangle, Pope's Hill, Port Norfolk, Readville, Roslindale, Roxbury, Roxbury Crossing,
    Savin Hill, Seaport, Seaport District, South Boston, South Boston Waterfront, South End, Southie, Suffolk Downs,
    Telegraph Hill, Uphams Corner, West End, West Fens, West Roxbury, Wood Island, Woodbourne
  `,
  'Bridgeport, CT': `
    Black Rock, Brooklawn, Lake Forest, St. Vincent, The Hollow, Whiskey Hill
  `,
  'Brockton, MA': `
    Brockton Heights, Campello, Montello
  `,
  'Brookline, MA': `
    Aspinwall Hill, Beaconsfield, Brookline Hills, Brookline Village, Coolidge Corner, Corey Hill, Cottage Farm,
    Fisher Hill, Pill Hill, South Brookline, St. Mary's
  `,
  'Burlington, VT': `
    Centennial, Five Sisters, Hill Section, King Street, New North End, Old North End, South End
  `,
  'Cambridge, MA': `
    Agassiz, Alewife, Baldwin, Cambridge Highlands, Cambridgeport, Central Square, East Cambridge, Fresh Pond,
    Harvard Square, Huron Village, Inman Square, Kendall Square, Lechmere, Mid-Cambridge, Neighborhood Nine,
    North Cambridge, Porter Square, Riverside, Strawberry Hill, Wellington-Harrington, West Cambridge,
    West Cambridge/Harvard Square
  `,
  'Chicopee, MA': `
    Aldenville, Chicopee Falls, Fairview, North Chicopee, Willimansett
  `,
  'Concord, NH': `
    East Concord, Penacook, West Concord
  `,
  'Cranston, RI': `
    Auburn, Edgewood, Garden City, Knightsville, Oaklawn, Pawtuxet Village, Western Cranston
  `,
  'Framingham, MA': `
    Framingham Center, Nobscot, Saxonville
  `,
  'Hartford, CT': `
    Asylum Hill, Barry Square, Behind the Rocks, Clay-Arsenal, Frog Hollow, Parkville, Sheldon Charter Oak,
    South Green, South Meadows, Upper Albany
  `,
  'Lowell, MA': `
    Acre, Back Central, Belvidere, Centralville, Highlands, Lower Highlands, Pawtucketville, Sacred Heart, The Acre
  `,
  'Lynn, MA': `
    Diamond District, East Lynn, Highlands, Pine Hill, Wyoma, Wyoma Square
  `,
  'Manchester, NH': `
    Goffs Falls, Hallsville, Massabesic, Notre Dame, Piscataquog, Rimmon Heights, Youngsville
  `,
  'Medford, MA': `
    South Medford, Tufts University, Wellington, West Medford
  `,
  'Milton, MA': `
    East Milton, East Milton Square, Milton Center, Milton Upper Mills, Milton Village
  `,
  'New Bedford, MA': `
    Clark's Point
  `,
  'New Haven, CT': `
    Amity, Annex, Beaver Hills, Dixwell, Dwight, East Rock, East Shore, Edgewood, Fair Haven, Fair Haven Heights,
    Long Wharf, Morris Cove, Newhallville, Ninth Square, Prospect Hill, Quinnipiac Meadows, The Hill, West River,
    West Rock, Westville, Wooster Square
  `,
  'Newton, MA': `
    Auburndale, Chestnut Hill, Newton Center, Newton Centre, Newton Corner, Newton Highlands, Newton Lower Falls,
    Newton Upper Falls, Newtonville, Nonantum, Oak Hill, Oak Hill Park, Thompsonville, Waban, West Newton
  `,
  'Norwalk, CT': `
    Cranbury, East Norwalk, Rowayton, Silvermine, SoNo, South Norwalk, West Norwalk
  `,
  'Pawtucket, RI': `
    Darlington, Fairlawn, Oak Hill, Pleasant View, Quality Hill, Woodlawn
  `,
  'Peabody, MA': `
    South Peabody, West Peabody
  `,
  'Portland, ME': `
    Back Cove, Bayside, Deering Center, East Bayside, East Deering, East End, Libbytown, Munjoy Hill, North Deering,
    Oakdale, Old Port, Parkside, Peaks Island, Riverton, Rosemont, Stroudwater, West End, Woodfords Corner
  `,
  'Providence, RI': `
    Blackstone, College Hill, Downcity, Elmhurst, Elmwood, Federal Hill, Fox Point, Jewelry District,
    Lower South Providence, Manton, Mount Hope, Mount Pleasant, Olneyville, Silver Lake, Smith Hill, South Elmwood,
    Upper South Providence, Wanskuck, Washington Park, Wayland, Wayland Square
  `,
  'Quincy, MA': `
    Adams Shore, Germantown, Hough's Neck, Houghs Neck, Marina Bay, Merrymount, Montclair, North Quincy,
    Quincy Center, Quincy Point, South Quincy, Squantum, West Quincy, Wollaston
  `,
  'Somerville, MA': `
    Assembly Row, Assembly Square, Ball Square, Davis Square, East Somerville, Gilman Square, Magoun Square,
    Powder House Square, Prospect Hill, Spring Hill, Teele Square, Ten Hills, Union Square, West Somerville,
    West Somerville/Davis Square, Winter Hill
  `,
  'Springfield, MA': `
    Boston Road, Brightwood, East Forest Park, East Springfield, Forest Park, Forest Park Heights, Indian Orchard,
    Liberty Heights, McKnight, Memorial Square, Metro Center, Old Hill, Pine Point, Six Corners, Sixteen Acres,
    Upper Hill
  `,
  'Stamford, CT': `
    Belltown, Cove, Glenbrook, Harbor Point, High Ridge, Newfield, North Stamford, Shippan, Shippan Point,
    Springdale, Turn of River, Waterside, Westover
  `,
  'Torrington, CT': `
    West Torrington
  `,
  'Wallingford, CT': `
    Wallingford Center, Yalesville
  `,
  'Waltham, MA': `
    Cedarwood, Roberts, Waltham Highlands, Warrendale
  `,
  'Warwick, RI': `
    Apponaug, Buttonwoods, Conimicut, Cowesett, Gaspee, Hillsgrove, Hoxie, Norwood, Oakland Beach, Pawtuxet Village,
    Pontiac, Warwick Neck
  `,
  'Waterbury, CT': `
    Bunker Hill, East Mountain, Hopeville, Overlook, Town Plot, Washington Hill, Waterville
  `,
  'Watertown, MA': `
    Coolidge Square, East Watertown, Watertown Square
  `,
  'Worcester, MA': `
    Burncoat, Canal District, College Hill, Columbus Park, Elm Park, Grafton Hill, Great Brook Valley, Green Hill,
    Green Island, Greendale, Hadwen Park, Indian Hill, Indian Lake, Main South, Oak Hill, Quinsigamond Village,
    Shrewsbury Street, Tatnuck, Tatnuck Square, Union Hill, Vernon Hill, Webster Square
  `,
}

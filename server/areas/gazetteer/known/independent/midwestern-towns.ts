/** Independent towns of the midwestern states; `../independent.ts` says what belongs here and how to add one. */
export const midwesternTowns = {
  IA: `
    Altoona, Ankeny, Bondurant, Carlisle, Carter Lake, Clive, Grimes, Johnston, Norwalk, Pleasant Hill, Saylorville,
    Urbandale, Waukee, West Des Moines, Windsor Heights
  `,
  IL: `
    Alsip, Arlington Heights, Batavia, Bedford Park, Bellwood, Bensenville, Berkeley, Berwyn, Blue Island,
    Boulder Hill, Bridgeview, Broadview, Brookfield, Burbank, Burnham, Burr Ridge, Calumet City, Calumet Park,
    Chicago Ridge, Cicero, Clarendon Hills, Country Club Hills, Countryside, Crestwood, Des Plaines, Dixmoor, Dolton,
    Elk Grove Village, Elmhurst, Elmwood Park, Evanston, Evergreen Park, Flossmoor, Ford Heights, Forest Park,
    Forest View, Franklin Park, Glencoe, Glenview, Glenwood, Golf, Harvey, Harwood Heights, Hazel Crest,
    Hickory Hills, Hillside, Hinsdale, Hodgkins, Hometown, Homewood, Indian Head Park, Justice, Kenilworth,
    La Grange, La Grange Park, Lansing, Lincolnwood, Lynwood, Lyons, Markham, Maywood, McCook, Melrose Park,
    Merrionette Park, Midlothian, Montgomery, Morton Grove, Mount Prospect, Niles, Norridge, North Aurora,
    North Riverside, Northbrook, Northfield, Northlake, Oak Brook, Oak Forest, Oak Lawn, Oak Park, Oakbrook Terrace,
    Olympia Fields, Orland Park, Oswego, Palos Heights, Palos Hills, Palos Park, Park Ridge, Phoenix, Posen,
    Prospect Heights, River Forest, River Grove, Riverdale, Riverside, Robbins, Rosemont, Schiller Park, Skokie,
    South Holland, Stickney, Stone Park, Summit, Thornton, University Park, Westchester, Western Springs, Westmont,
    Wheeling, Willow Springs, Willowbrook, Wilmette, Winnetka, Worth
  `,
  IN: `
    Beech Grove, Carmel, Clermont, Crows Nest, Cumberland, East Chicago, Fishers, Gary, Greenwood, Hammond, Highland,
    Homecroft, Lake Station, Lawrence, Meridian Hills, Mishawaka, Munster, New Haven, North Crows Nest, Rocky Ripple,
    Southport, Speedway, Spring Hill, Warren Park, Whiting, Williams Creek, Wynnedale, Zionsville
  `,
  KS: `
    Andover, Bel Aire, Bonner Springs, Derby, Eastborough, Edwardsville, Fairway, Haysville, Kechi, Lake Quivira,
    Leawood, Lenexa, Maize, Merriam, Mission, Mission Hills, Mission Woods, Oaklawn-Sunview, Olathe, Overland Park,
    Park City, Prairie Village, Roeland Park, Shawnee, Westwood, Westwood Hills
  `,
  MI: `
    Allen Park, Berkley, Center Line, Clawson, Comstock Park, Dearborn, Dearborn Heights, East Grand Rapids,
    East Lansing, Eastpointe, Ecorse, Farmington, Farmington Hills, Ferndale, Fraser, Garden City, Grandville,
    Grosse Pointe, Grosse Pointe Farms, Grosse Pointe Park, Grosse Pointe Shores, Grosse Pointe Woods, Hamtramck,
    Harper Woods, Hazel Park, Highland Park, Huntington Woods, Inkster, Kentwood, Lathrup Village, Lincoln Park,
    Livonia, Madison Heights, Melvindale, Oak Park, Pleasant Ridge, Redford, River Rouge, Riverview, Roseville,
    Royal Oak, Southfield, Southgate, St. Clair Shores, Sterling Heights, Taylor, Trenton, Walker, Warren, Westland,
    Wyandotte, Wyoming
  `,
  MN: `
    Apple Valley, Arden Hills, Birchwood, Blaine, Bloomington, Brooklyn Center, Brooklyn Park, Burnsville,
    Columbia Heights, Coon Rapids, Corcoran, Crystal, Deephaven, Dellwood, Eagan, Eden Prairie, Edina,
    Falcon Heights, Fort Snelling, Fridley, Gem Lake, Golden Valley, Greenwood, Hermantown, Hilltop, Hopkins,
    Inver Grove Heights, Landfall, Lauderdale, Lilydale, Little Canada, Maple Grove, Maplewood, Medicine Lake,
    Mendota, Mendota Heights, Minnetonka, Minnetonka Beach, Mounds View, New Brighton, New Hope, Newport, North Oaks,
    North Saint Paul, Oakdale, Osseo, Plymouth, Proctor, Richfield, Robbinsdale, Roseville, Saint Anthony,
    Saint Louis Park, Saint Paul Park, Shoreview, Shorewood, South Saint Paul, Spring Lake Park, Sunfish Lake,
    Tonka Bay, Vadnais Heights, Wayzata, West Saint Paul, White Bear Lake, Willernie, Woodbury, Woodland
  `,
  MO: `
    Affton, Avondale, Ballwin, Battlefield, Bel-Nor, Bel-Ridge, Bella Villa, Bellefontaine Neighbors, Bellerive,
    Berkeley, Beverly Hills, Birmingham, Black Jack, Breckenridge Hills, Brentwood, Bridgeton, Calverton Park,
    Charlack, Chesterfield, Clarkson Valley, Claycomo, Clayton, Cool Valley, Country Club Hills, Country Life Acres,
    Crestwood, Creve Coeur, Crystal Lake Park, Dellwood, Des Peres, Edmundson, Ellisville, Eureka, Fenton, Ferguson,
    Flordell Hills, Florissant, Frontenac, Gladstone, Glasgow Village, Glen Echo Park, Glenaire, Glendale, Grandview,
    Grantwood Village, Green Park, Greendale, Hanley Hills, Hazelwood, Hillsdale, Houston Lake, Huntleigh,
    Independence, Jennings, Kinloch, Kirkwood, Ladue, Lake Waukomis, Lakeshire, Lee's Summit, Lemay, Liberty,
    Manchester, Maplewood, Marlborough, Maryland Heights, Mehlville, Moline Acres, Normandy, North Kansas City,
    Northmoor, Northwoods, Norwood Court, Oakland, Oaks, Oakview, Oakwood, Oakwood Park, Olivette, Overland,
    Pagedale, Parkville, Pasadena Hills, Pasadena Park, Pine Lawn, Platte Woods, Pleasant Valley, Randolph, Raytown,
    Richmond Heights, Riverside, Riverview, Rock Hill, Saint Ann, Saint John, Sappington, Shrewsbury, Spanish Lake,
    Sugar Creek, Sunset Hills, Sycamore Hills, Town and Country, Twin Oaks, University City, Uplands Park,
    Valley Park, Velda Village, Velda Village Hills, Vinita Park, Warson Woods, Weatherby Lake, Webster Groves,
    Wellston, Westwood, Wilbur Park, Wildwood, Winchester, Woodson Terrace
  `,
  NE: `
    Bellevue, Bennington, Boys Town, Gretna, La Vista, Papillion, Ralston
  `,
  OH: `
    Addyston, Amberley, Arlington Heights, Beachwood, Beavercreek, Bedford, Bedford Heights, Bexley,
    Blacklick Estates, Blue Ash, Bratenahl, Brice, Brook Park, Brooklyn, Brooklyn Heights, Campbell,
    Canal Winchester, Cheviot, Cleveland Heights, Cleves, Covedale, Cuyahoga Falls, Cuyahoga Heights, Deer Park,
    Dublin, East Cleveland, Elmwood Place, Euclid, Evendale, Fairfax, Fairlawn, Fairview Park, Finneytown,
    Forest Park, Gahanna, Garfield Heights, Gates Mills, Glendale, Golf Manor, Grandview Heights, Greenhills,
    Grove City, Groveport, Highland Heights, Highland Hills, Hilliard, Huber Heights, Huber Ridge, Hunting Valley,
    Kettering, Lake Darby, Lakemore, Lakewood, Lincoln Heights, Lincoln Village, Linndale, Lockland, Lyndhurst,
    Macedonia, Madeira, Maple Heights, Marble Cliff, Mariemont, Maumee, Mayfield, Mayfield Heights, Minerva Park,
    Mogadore, Moraine, Mount Healthy, Munroe Falls, New Albany, Newburgh Heights, Newtown, North College Hill,
    North Olmsted, North Randall, Northridge, Northwood, Norwood, Oakwood, Obetz, Orange, Oregon, Ottawa Hills,
    Parma, Parma Heights, Pepper Pike, Perrysburg, Portage Lakes, Reading, Reynoldsburg, Richmond Heights, Riverlea,
    Riverside, Rocky River, Rossford, Saint Bernard, Seven Hills, Shaker Heights, Sharonville, Silverton,
    South Euclid, Springdale, Struthers, Sylvania, Tallmadge, Terrace Park, The Village of Indian Hill, Trotwood,
    University Heights, Upper Arlington, Urbancrest, Valley View, Valleyview, Vandalia, Walbridge, Walton Hills,
    Warrensville Heights, West Carrollton City, Westerville, Westlake, Whitehall, Woodlawn, Woodmere, Worthington,
    Wyoming
  `,
  WI: `
    Bayside, Brookfield, Brown Deer, Butler, Cudahy, Elm Grove, Fitchburg, Fox Point, Franklin, Glendale, Greendale,
    Greenfield, Hales Corners, Maple Bluff, Menomonee Falls, Middleton, Monona, New Berlin, Oak Creek, River Hills,
    Saint Francis, Shorewood, Shorewood Hills, South Milwaukee, Wauwatosa, West Allis, West Milwaukee, Whitefish Bay
  `,
}

/** Neighborhoods in the states from Minnesota and the Dakotas to Missouri and Kansas; `../neighborhoods.ts` says what belongs here and how to add one. */
export const plains = {
  'Bloomington, MN': `
    Bloomington Ferry, South Loop
  `,
  'Cedar Rapids, IA': `
    Bever Park, Cedar Hills, Czech Village, Kenwood Park, Mound View, New Bohemia, NewBo, Noelridge Park,
    Oak Hill Jackson, Time Check, Vernon Heights, Wellington Heights
  `,
  'Columbia, MO': `
    Benton-Stephens, East Campus, Grasslands, Old Southwest, Park Hill, West Ash
  `,
  'Davenport, IA': `
    East Davenport, Gold Coast, Hamburg, Hilltop, McClellan Heights, Rockingham, Village of East Davenport
  `,
  'Des Moines, IA': `
    Accent, Arbor Ridge, Beaverdale, Capitol East, Capitol Park, Chautauqua Park, Chesterfield, Court Avenue,
    Court District, Drake, East Village, Easter Lake, Fairmont Park, Gray's Lake, Gray's Woods, Greenwood Historic,
    Highland Park, Ingersoll, Ingersoll Park, King Irving, Linden Heights, Magnolia Park, Merle Hay,
    Mondamin Presidential, Oak Park, Principal Park, River Bend, Sherman Hill, South of Grand, Union Park,
    Valley High Manor, Waterbury, Watrous South, Waveland Park, Waveland Woods, Western Gateway, Westwood,
    Woodland Heights
  `,
  'Dubuque, IA': `
    Cable Car Square, Eagle Point, Langworthy, Millwork District
  `,
  'Duluth, MN': `
    Canal Park, Central Hillside, Chester Park, Cody, Congdon, Congdon Park, Denfeld, Duluth Heights, East Hillside,
    Endion, Fond du Lac, Gary-New Duluth, Hunters Park, Irving, Kenwood, Lakeside-Lester Park, Lester Park,
    Lincoln Park, Morgan Park, Morley Heights, Norton Park, Oneota, Park Point, Piedmont Heights, Riverside,
    Smithville, Spirit Valley, West Duluth, Woodland
  `,
  'Fargo, ND': `
    Bluemont Lakes, Brunsdale, Clara Barton, Hawthorne, Horace Mann, Island Park, Jefferson-Carl Ben, Longfellow,
    Osgood, Prairiewood, Rose Creek, Village West, Westrac
  `,
  'Independence, MO': `
    East Independence, Englewood, Fairmount, Maywood, Truman Historic District
  `,
  'Iowa City, IA': `
    Goosetown, Longfellow, Lucas Farms, Manville Heights, Peninsula, Wetherby
  `,
  'Kansas City, KS': `
    Argentine, Armourdale, Armstrong, Bethel, Cathedral, Central Avenue, Fairfax, Grandview, Hanover Heights,
    Kensington, Legends, Muncie, Nearman, Parkwood, Piper, Pomeroy, Quindaro, Riverview, Rosedale, Spring Valley,
    Stony Point, Strawberry Hill, The Legends, Turner, Vinewood, Welborn, Westheight, Wolcott
  `,
  'Kansas City, MO': `
    18th and Vine, 39th Street West, Armour Fields, Armour Hills, Ashland Ridge, Beacon Hill, Blenheim Square,
    Blue Hills, Boulevard Village, Briarcliff, Brookside, Brookside Park, Brown Estates, Coleman Highlands,
    Columbus Park, Country Club Plaza, Crestwood, Crossroads, Crossroads Arts District, Crown Center, East Village,
    Garment District, Gashland, Greenway Fields, Hickman Mills, Hospital Hill, Hyde Park, Ivanhoe, Jazz District,
    Key Coalition, Lincoln Heights, Linden Hills, Longfellow, Loretto, Manheim Park, Marlborough, Martin City,
    Morningside, Mount Cleveland, New Mark, North Hyde Park, Northland, Pendleton Heights, Power & Light District,
    Power and Light District, Quality Hill, Red Bridge, River Market, Roanoke, Rockhill, Rockhill Ridge, Romanelli,
    Romanelli West, Ruskin Heights, Ruskin Hills, Santa Fe Place, Scarritt Point, Scarritt Renaissance,
    Sherwood Estates, Shoal Creek, South Hyde Park, South Moreland, South Plaza, Southmoreland, Squier Park, Staley,
    Sunset Hill, Swope Park, Swope Parkway, The Downtown Loop, Union Hill, Valentine, Volker, Waldo, Ward Parkway,
    Washington-Wheatley, West Bottoms, West Plaza, Westport, Westwood Park, Wornall Homestead
  `,
  'Lawrence, KS': `
    Barker, Brook Creek, Deerfield, East Lawrence, Indian Hills, North Lawrence, Old West Lawrence, Oread, Pinckney,
    Sunset Hill
  `,
  'Lincoln, NE': `
    40th and A, Airpark, Antelope Park, Belmont, Bethany, Clinton, College View, Cripple Creek, East Campus,
    Eastridge, Everett, Fallbrook, Far South, Hartley, Havelock, Haymarket, Highlands, Irvingdale, Landons, Malone,
    Meadowlane, Near South, North Bottoms, Piedmont, Railyard, Russian Bottoms, Sheridan, South Bottoms,
    South Salt Creek, Uni Place, University Place, West A, Williamsburg, Witherbee, Woods Park, Yankee Hill
  `,
  'Minneapolis, MN': `
    Armatage, Audubon Park, Bancroft, Beltrami, Bottineau, Bryant, Bryn Mawr, Calhoun, Camden, Camden Industrial,
    Cedar Lake, Cedar-Isles-Dean, Cedar-Riverside, Columbia Park, Como, Diamond Lake, Dinkytown, Downtown East,
    Downtown West, East Bde Maka Ska, East Calhoun, East Harriet, East Isles, East Phillips, Eat Street, Elliot Park,
    Ericsson, Folwell, Fulton, Hale, Harrison, Hawthorne, Hiawatha, Holland, Howe, Keewaydin, Kenny, Kenwood,
    King Field, Kingfield, Lind-Bohanon, Linden Hills, Logan Park, Longfellow, Longfellow Community, Loring Park,
    Lowry Hill, Lowry Hill East, Lyndale, Lynnhurst, Marcy-Holmes, Marshall Terrace, McKinley, Midtown Phillips,
    Mill District, Minnehaha, Morris Park, Near North, Nicollet Island, Nokomis, Nokomis East, North Loop,
    North Minneapolis, Northeast Arts District, Northeast Minneapolis, Northeast Park, Northrop, Page, Phillips,
    Phillips West, Powderhorn, Powderhorn Park, Prospect Park, Regina, Seven Corners, Seward, Sheridan,
    Shingle Creek, South Minneapolis, South Uptown, Southwest Minneapolis, St. Anthony East, St. Anthony Main,
    St. Anthony West, Stadium Village, Standish, Stevens Square, Sumner-Glenwood, Tangletown, The Wedge,
    University of Minnesota, Uptown, Ventura Village, Victory, Waite Park, Webber-Camden, Wedge, Wenonah,
    West Calhoun, West Maka Ska, Whittier, Willard-Hay, Windom, Windom Park
  `,
  'Omaha, NE': `
    Aksarben, Aksarben Village, Bemis Park, Benson, Blackstone, Blackstone District, Candlewood, Clifton Hill,
    Dahlman, Deer Park, Dundee, Dundee-Happy Hollow, East Omaha, Elkhorn, Fairacres, Field Club, Florence,
    Fontenelle Park, Gifford Park, Gold Coast, Greek Town, Hanscom Park, Happy Hollow, Highlander, Jobbers Canyon,
    Joslyn Castle, Keystone, Kountze Park, Kountze Place, Leavenworth, Little Bohemia, Little Italy, Loveland,
    Metcalfe Park, Midtown Crossing, Millard, Miller Park, Minne Lusa, Morton Meadows, Near North Side, NoDo,
    North Omaha, Old Market, Orchard Hill, Park East, Ponca Hills, Prettiest Mile, Regency, Rockbrook, Saddle Hills,
    Sheelytown, South Omaha, Spring Lake, Swanson, Walnut Grove, Walnut Hill, West Farnam, West Omaha, Wychwood
  `,
  'Overland Park, KS': `
    Blue Valley, Corporate Woods, Deer Creek, Lionsgate, Nottingham Forest, Prairiefire, Stanley
  `,
  'Rapid City, SD': `
    Canyon Lake, North Rapid, Robbinsdale, Skyline Drive, Star Village, West Boulevard
  `,
  'Rochester, MN': `
    Kutzky Park, Pill Hill, Slatterly Park
  `,
  'Saint Paul, MN': `
    Battle Creek, Cathedral Hill, Como, Como Park, Crocus Hill, Dayton's Bluff, Desnoyer Park, District del Sol,
    Eastview, Energy Park, Fort Road, Frogtown, Grand Avenue, Grand Hill, Greater East Side, Groveland, Hamline,
    Hamline-Midway, Hayden Heights, Hazel Park, Highland, Highland Park, Highwood, Highwood Hills, Hillcrest,
    Irvine Park, Lexington-Hamline, Little Bohemia, Lower Landing, Lowertown, Mac-Groveland, Macalester-Groveland,
    Merriam Park, Merriam Park West, Midway, Mounds Park, Mount Airy, North of Maryland, Payne-Maryland,
    Payne-Phalen, Phalen, Prosperity, Railroad Island, Ramsey Hill, Raymond, Rice Park, Rice Street, Rondo,
    Saint Anthony Park, Selby-Dale, Shepard-Davern, Snelling-Hamline, South Como, St. Anthony Park, Summit Avenue,
    Summit Hill, Summit-University, Sunray, Swede Hollow, Thomas-Dale, Union Park, Upper Landing, West Seventh
  `,
  'Sioux City, IA': `
    Crescent Park, Greenville, Leeds, Morningside, North Riverside, Riverside, Rose Hill
  `,
  'Sioux Falls, SD': `
    All Saints, Cathedral, Falls Park, Garfield, Hayward, Hilltop, McKennan Park, Norton-Froehlich,
    Pettigrew Heights, Prairie Tree, Riverdale, Terrace Park, Whittier
  `,
  'Springfield, MO': `
    Bissett, Commercial Street, Doling, Fassnight, Galloway, Galloway Village, Grant Beach, Greater Parkcrest,
    Heart of the Westside, Meador Park, Mid-Town, Oak Grove, Phelps Grove, Robberson, Rountree, Sequiota,
    Southern Hills, Tom Watkins, University Heights, Weller, West Central, Woodland Heights, Young-Lilley
  `,
  'St. Louis, MO': `
    Baden, Benton Park, Benton Park West, Bevo, Bevo Mill, Botanical Garden, Botanical Heights, Boulevard Heights,
    Carondelet, Carr Square, Central West End, Cheltenham, Cherokee Street, Clayton-Tamm, Clifton Heights,
    College Hill, Columbus Square, Compton Heights, Cortex, Covenant Blu, Covenant Blu-Grand Center,
    Debaliviere Place, Delmar Loop East, Dogtown, Downtown West, Dutchtown, Dutchtown South, Ellendale, Fairground,
    Fairgrounds Neighborhood, Forest Park, Forest Park Southeast, Fountain Park, Fox Park, Franz Park, Gate District,
    Grand Center, Grand South Grand, Gravois Park, Greater Ville, Hamilton Heights, Hi-Pointe, Holly Hills,
    Hyde Park, Jeff-Vander-Lou, JeffVanderLou, Kings Oak, Kingsway East, Kingsway West, Kosciusko, Laclede's Landing,
    Lafayette Square, LaSalle Park, Lewis Place, Lindenwood Park, Marine Villa, Mark Twain-I-70 Industrial,
    McKinley Heights, McRee Town, Mount Pleasant, Near North Riverfront, North Hampton, North Pointe,
    North Riverfront, Northampton, Old North St. Louis, Peabody-Darst-Webbe, Penrose, Princeton Heights, Shaw,
    Skinker DeBaliviere, Skinker-DeBaliviere, Soulard, South Grand, South Hampton, Southampton, Southwest City,
    Southwest Garden, St. Louis Hills, St. Louis Hills Estates, St. Louis Place, The Grove, The Hill, The Ville,
    Tiffany, Tower Grove East, Tower Grove Heights, Tower Grove South, Vandeventer, Visitation Park,
    Walnut Park East, Walnut Park West, Washington Avenue Loft District, Wells-Goodfellow, Wydown-Skinker
  `,
  'Topeka, KS': `
    Central Park, Chesney Park, College Hill, Collins Park, Elmhurst, Hi-Crest, Highland Park, Holliday Park,
    Kenwood, Knollwood, North Topeka, NOTO, Oakland, Potwin, Tennessee Town, Ward Meade, Westboro
  `,
  'Wichita, KS': `
    Benjamin Hills, College Hill, Crown Heights, Delano, Douglas Design District, Fairmount, Hilltop,
    Historic Midtown, Indian Hills, Matlock Heights, McAdams, Orchard Park, Planeview, Reflection Ridge, Riverside,
    Schweiter, Schweiter East, Sleepy Hollow, Sunnyside, Tallgrass
  `,
}

/** Independent towns of the northeastern states; `../independent.ts` says what belongs here and how to add one. */
export const northeasternTowns = {
  CT: `
    Ansonia, Bloomfield, Blue Hills, Darien, Derby, East Hartford, East Haven, Fairfield, Farmington, Greenwich,
    Hamden, Manchester, New Britain, New Canaan, Newington, North Haven, Orange, Rocky Hill, Shelton, Stratford,
    Trumbull, West Hartford, West Haven, Westport, Wethersfield, Wilton, Windsor, Woodbridge
  `,
  DE: `
    Bellefonte, Claymont, Elsmere, Newport
  `,
  MA: `
    Arlington, Belmont, Braintree, Brookline, Burlington, Cambridge, Canton, Chelsea, Dedham, Everett, Hingham, Hull,
    Lexington, Malden, Medford, Melrose, Milton, Nahant, Needham, Newton, Quincy, Reading, Revere, Saugus,
    Somerville, Stoneham, Swampscott, Wakefield, Watertown, Weymouth, Winchester, Winthrop, Woburn
  `,
  MD: `
    Arbutus, Aspen Hill, Baltimore Highlands, Bethesda, Bladensburg, Brentwood, Brooklyn Park, Capitol Heights,
    Carney, Catonsville, Cheverly, Chevy Chase, Chevy Chase Section Five, Chevy Chase Section Three,
    Chevy Chase View, Chevy Chase Village, Chillum, Colmar Manor, Cottage City, District Heights, Dundalk,
    Eagle Harbor, Edmonston, Ellicott City, Essex, Fairmount Heights, Ferndale, Forest Heights, Friendship Village,
    Glen Burnie, Glen Echo, Glenarden, Hillcrest Heights, Hyattsville, Kensington, Landover Hills, Lansdowne,
    Linthicum, Lochearn, Marlow Heights, Martin's Additions, Middle River, Milford Mill, Morningside, Mount Rainier,
    National Harbor, North Brentwood, North Chevy Chase, Overlea, Oxon Hill, Parkville, Perry Hall, Pikesville,
    Pumphrey, Randallstown, Riverdale Park, Rosedale, Rossville, Seat Pleasant, Silver Spring, Somerset, Suitland,
    Takoma Park, Towson, University Park, White Marsh, Woodlawn
  `,
  ME: `
    Cape Elizabeth, Falmouth, South Portland, Westbrook
  `,
  NJ: `
    Bayonne, Belleville, Bloomfield, Clifton, Collingswood, East Newark, East Orange, Elizabeth, Fairview,
    Glen Ridge, Guttenberg, Harrison, Hillside, Hoboken, Irvington, Kearny, Linden, Lyndhurst, Maplewood,
    Merchantville, Newark, North Arlington, North Bergen, Nutley, Orange, Roselle, Roselle Park, Secaucus,
    South Orange, Teterboro, Union, Union City, Ventnor City, Weehawken, West New York, West Orange, Woodlynne
  `,
  NY: `
    Amherst, Atlantic Beach, Bellerose, Brighton, Bronxville, Cedarhurst, Cheektowaga, Eastchester, Elmont,
    Floral Park, Gates-North Gates, Great Neck, Greece, Hastings-on-Hudson, Irondequoit, Kenmore, Lackawanna,
    Lake Success, Mount Vernon, New Hyde Park, New Rochelle, North Gates, Pelham, Pelham Manor, Scarsdale, Sloan,
    Solvay, Tonawanda, Tuckahoe, Valley Stream, West Seneca, Williamsville, Yonkers
  `,
  PA: `
    Aldan, Allison Park, Ardmore, Aspinwall, Avalon, Bala-Cynwyd, Baldwin, Bellevue, Ben Avon, Ben Avon Heights,
    Bethel Park, Blawnox, Braddock, Braddock Hills, Brentwood, Bridgeville, Carnegie, Castle Shannon, Chalfant,
    Cheltenham, Churchill, Clifton Heights, Collingdale, Colwyn, Coraopolis, Crafton, Darby, Dormont, Dravosburg,
    Duquesne, East Lansdowne, East McKeesport, East Pittsburgh, Edgewood, Emsworth, Etna, Folcroft, Forest Hills,
    Fox Chapel, Glassport, Glenfield, Glenolden, Glenshaw, Glenside, Green Tree, Haysville, Heidelberg, Homestead,
    Ingram, Jenkintown, Lansdowne, Leetsdale, Liberty, Lincoln, McKees Rocks, McKeesport, Millbourne, Millvale,
    Monroeville, Mount Lebanon, Mount Oliver, Munhall, North Braddock, Norwood, Oakmont, Osborne, Penn Hills,
    Penn Wynne, Pitcairn, Pleasant Hills, Plum, Port Vue, Prospect Park, Rankin, Rockledge, Rosslyn Farms, Sewickley,
    Sharon Hill, Sharpsburg, Swissvale, Tarentum, Thornburg, Turtle Creek, Upper Darby, Upper Saint Clair, Verona,
    Versailles, West Homestead, West Mifflin, West View, Whitaker, White Oak, Whitehall, Wilkinsburg, Wilmerding,
    Yeadon
  `,
  RI: `
    Central Falls, Cranston, East Providence, Johnston, North Providence, Pawtucket, Warwick
  `,
}

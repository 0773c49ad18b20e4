import { beforeAll, describe, expect, test } from 'vitest'
import { planGazetteer } from '../../server/areas/gazetteer/planned-areas.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'
import { offsetAt } from '../../server/platform/time/zones.ts'
import { HOUR } from '../../server/platform/time-units.ts'

/**
 * What the clocks show near the borders of zones: the law is 49 CFR part 71, and where a town is known to keep another
 * clock than the law says, that one. A clock is the hours from UTC in winter and in summer.
 */
const eastern = '-5 -4'
const central = '-6 -5'
const mountain = '-7 -6'
const arizona = '-7 -7'
const pacific = '-8 -7'
const alaska = '-9 -8'

const newYork = 'America/New_York'
const chicago = 'America/Chicago'
const denver = 'America/Denver'
const phoenix = 'America/Phoenix'
const losAngeles = 'America/Los_Angeles'
const anchorage = 'America/Anchorage'

let tree: Tree
beforeAll(() => {
  tree = buildTree(planGazetteer('US').areas)
})

function clockOf(zone: string): string {
  const hours = ['2027-01-15', '2027-07-15'].map((day) => offsetAt(zone, Date.parse(`${day}T18:00:00Z`)) / HOUR)
  return hours.join(' ')
}

const placesOf = (code: string) => {
  const { lo, hi } = tree.area(code)!
  return Array.from({ length: hi - lo }, (_, index) => tree.placeAt(lo + index))
}

describe('the clocks of towns near a border', () => {
  test.each([
    // Arizona has no daylight saving time; the Navajo Nation has, and the Hopi within it have not.
    ['Yuma', 'US-AZ-027-yuma', phoenix, arizona],
    ['San Luis', 'US-AZ-027-san-luis', phoenix, arizona],
    ['Ehrenberg', 'US-AZ-012-ehrenberg', phoenix, arizona],
    ['Parker', 'US-AZ-012-parker', phoenix, arizona],
    ['Bullhead City', 'US-AZ-015-bullhead-city', phoenix, arizona],
    ['Colorado City', 'US-AZ-015-colorado-city', phoenix, arizona],
    ['Fredonia', 'US-AZ-005-fredonia', phoenix, arizona],
    ['Page', 'US-AZ-005-page', phoenix, arizona],
    ['Winslow', 'US-AZ-017-winslow', phoenix, arizona],
    ['First Mesa', 'US-AZ-017-first-mesa', phoenix, arizona],
    ['Kayenta', 'US-AZ-017-kayenta', denver, mountain],
    ['Dilkon', 'US-AZ-017-dilkon', denver, mountain],
    ['Tuba City', 'US-AZ-005-tuba-city', denver, mountain],
    ['Window Rock', 'US-AZ-001-window-rock', denver, mountain],
    // California, Nevada, Utah, Idaho, Oregon
    ['Big River', 'US-CA-071-big-river', losAngeles, pacific],
    ['Wells', 'US-NV-007-wells', losAngeles, pacific],
    ['West Wendover', 'US-NV-007-west-wendover', denver, mountain],
    ['Jackpot', 'US-NV-007-jackpot', denver, mountain],
    ['Wendover', 'US-UT-045-wendover', denver, mountain],
    ['Grangeville', 'US-ID-049-grangeville', losAngeles, pacific],
    ['Wallace', 'US-ID-079-wallace', losAngeles, pacific],
    ['McCall', 'US-ID-085-mccall', denver, mountain],
    ['Salmon', 'US-ID-059-salmon', denver, mountain],
    ['Ontario', 'US-OR-045-ontario', denver, mountain],
    ['Burns', 'US-OR-025-burns', losAngeles, pacific],
    // The Dakotas and Nebraska
    ['Williston', 'US-ND-105-williston', chicago, central],
    ['Watford City', 'US-ND-053-watford-city', chicago, central],
    ['Mandan', 'US-ND-059-mandan', chicago, central],
    ['Center', 'US-ND-065-center', chicago, central],
    ['Beulah', 'US-ND-057-beulah', chicago, central],
    ['Fort Yates', 'US-ND-085-fort-yates', chicago, central],
    ['Dickinson', 'US-ND-089-dickinson', denver, mountain],
    ['Pierre', 'US-SD-065-pierre', chicago, central],
    ['Fort Pierre', 'US-SD-117-fort-pierre', chicago, central],
    ['Mobridge', 'US-SD-129-mobridge', chicago, central],
    ['Valentine', 'US-NE-031-valentine', chicago, central],
    ['Mullen', 'US-NE-091-mullen', denver, mountain],
    ['Ogallala', 'US-NE-101-ogallala', denver, mountain],
    // Kansas, Oklahoma, Texas, New Mexico
    ['Goodland', 'US-KS-181-goodland', denver, mountain],
    ['Tribune', 'US-KS-071-tribune', denver, mountain],
    ['Ulysses', 'US-KS-067-ulysses', chicago, central],
    ['Lakin', 'US-KS-093-lakin', chicago, central],
    ['Boise City', 'US-OK-025-boise-city', chicago, central],
    ['El Paso', 'US-TX-141-el-paso', denver, mountain],
    ['Fabens', 'US-TX-141-fabens', denver, mountain],
    ['Fort Hancock', 'US-TX-229-fort-hancock', denver, mountain],
    ['Van Horn', 'US-TX-109-van-horn', chicago, central],
    ['Texico', 'US-NM-009-texico', denver, mountain],
    // Michigan and Indiana
    ['Ironwood', 'US-MI-053-ironwood', chicago, central],
    ['Iron River', 'US-MI-071-iron-river', chicago, central],
    ['Escanaba', 'US-MI-041-escanaba', newYork, eastern],
    ['Gary', 'US-IN-089-gary', chicago, central],
    ['Kentland', 'US-IN-111-kentland', chicago, central],
    ['South Bend', 'US-IN-141-south-bend', newYork, eastern],
    ['Knox', 'US-IN-149-knox', chicago, central],
    ['Oakland City', 'US-IN-051-oakland-city', chicago, central],
    ['Petersburg', 'US-IN-125-petersburg', newYork, eastern],
    ['Tell City', 'US-IN-123-tell-city', chicago, central],
    // Kentucky, Tennessee, Alabama, Georgia, Florida
    ['Hopkinsville', 'US-KY-047-hopkinsville', chicago, central],
    ['Russell Springs', 'US-KY-207-russell-springs', chicago, central],
    ['Monticello', 'US-KY-231-monticello', newYork, eastern],
    ['Elizabethtown', 'US-KY-093-elizabethtown', newYork, eastern],
    ['Chattanooga', 'US-TN-065-chattanooga', newYork, eastern],
    ['Spring City', 'US-TN-143-spring-city', newYork, eastern],
    ['Crossville', 'US-TN-035-crossville', chicago, central],
    ['Phenix City', 'US-AL-113-phenix-city', newYork, eastern],
    ['Lanett', 'US-AL-017-lanett', newYork, eastern],
    ['Lafayette', 'US-AL-017-lafayette', chicago, central],
    ['Blakely', 'US-GA-099-blakely', newYork, eastern],
    ['Chattahoochee', 'US-FL-039-chattahoochee', newYork, eastern],
    ['Port Saint Joe', 'US-FL-045-port-saint-joe', newYork, eastern],
    ['Wewahitchka', 'US-FL-045-wewahitchka', chicago, central],
    ['Blountstown', 'US-FL-013-blountstown', chicago, central],
    // Alaska
    ['Juneau', 'US-AK-110-juneau', anchorage, alaska],
    ['Metlakatla', 'US-AK-198-metlakatla', anchorage, alaska],
    ['Bethel', 'US-AK-050-bethel', anchorage, alaska],
    ['Unalaska', 'US-AK-016-unalaska', anchorage, alaska],
    // The territories
    ['San Juan', 'US-PR-127-san-juan', 'America/Puerto_Rico', '-4 -4'],
    ['Charlotte Amalie', 'US-VI-030-charlotte-amalie', 'America/Puerto_Rico', '-4 -4'],
    ['Pago Pago', 'US-AS-010-pago-pago', 'Pacific/Pago_Pago', '-11 -11'],
    ['Saipan', 'US-MP-110-saipan', 'Pacific/Guam', '10 10'],
    // "Elsewhere" in counties that a border cuts
    ['Elsewhere in Malheur County', 'US-OR-045~', denver, mountain],
    ['Elsewhere in Idaho County', 'US-ID-049~', losAngeles, pacific],
    ['Elsewhere in Shoshone County', 'US-ID-079~', losAngeles, pacific],
    ['Elsewhere in Elko County', 'US-NV-007~', losAngeles, pacific],
    ['Elsewhere in Apache County', 'US-AZ-001~', denver, mountain],
    ['Elsewhere in Coconino County', 'US-AZ-005~', phoenix, arizona],
    ['Elsewhere in Cherry County', 'US-NE-031~', chicago, central],
    ['Elsewhere in Stanley County', 'US-SD-117~', denver, mountain],
    ['Elsewhere in McKenzie County', 'US-ND-053~', chicago, central],
    ['Elsewhere in Sioux County', 'US-ND-085~', chicago, central],
    ['Elsewhere in Dunn County', 'US-ND-025~', denver, mountain],
    ['Elsewhere in Gulf County', 'US-FL-045~', newYork, eastern],
    ['Elsewhere in Chambers County', 'US-AL-017~', chicago, central],
  ])('%s (%s) is in %s: %s', (name, code, zone, clock) => {
    expect(tree.area(code)).toMatchObject({ name, zone })
    expect(clockOf(zone)).toBe(clock)
  })
})

describe('the clocks of whole states', () => {
  const twoClocks = 'AL AZ FL ID IN KS KY MI ND NE NV OR SD TN TX'.split(' ')

  test(`only ${twoClocks.join(', ')} have two`, () => {
    const clocks = tree.children('US').map(({ code, lo, hi }) => {
      const shown = new Set(tree.zonesOf({ lo, hi }).map(clockOf))
      return { state: code.slice(3), shown: shown.size }
    })
    expect(
      clocks
        .filter(({ shown }) => shown > 1)
        .map(({ state }) => state)
        .sort(),
    ).toEqual(twoClocks)
    expect(clocks.filter(({ shown }) => shown > 2)).toEqual([])
  })

  test.each([
    ['AZ', mountain, 'Apache, Coconino, Navajo'],
    ['FL', central, 'Bay, Calhoun, Escambia, Gulf, Holmes, Jackson, Okaloosa, Santa Rosa, Walton, Washington'],
    ['ID', pacific, 'Benewah, Bonner, Boundary, Clearwater, Idaho, Kootenai, Latah, Lewis, Nez Perce, Shoshone'],
    [
      'IN',
      central,
      'Gibson, Jasper, Lake, LaPorte, Newton, Perry, Porter, Posey, Spencer, Starke, Vanderburgh, Warrick',
    ],
    ['KS', mountain, 'Greeley, Hamilton, Sherman, Wallace'],
    ['MI', central, 'Dickinson, Gogebic, Iron, Menominee'],
    ['ND', mountain, 'Adams, Billings, Bowman, Dunn, Golden Valley, Grant, Hettinger, Slope, Stark'],
    [
      'NE',
      mountain,
      'Arthur, Banner, Box Butte, Chase, Cheyenne, Dawes, Deuel, Dundy, Garden, Grant, Hooker, Keith, Kimball, Morrill, Perkins, Scotts Bluff, Sheridan, Sioux',
    ],
    ['NV', mountain, 'Elko'],
    ['OR', mountain, 'Malheur'],
    [
      'SD',
      mountain,
      'Bennett, Butte, Corson, Custer, Dewey, Fall River, Haakon, Harding, Jackson, Lawrence, Meade, Oglala Lakota, Pennington, Perkins, Stanley, Ziebach',
    ],
    ['TX', mountain, 'El Paso, Hudspeth'],
  ])('%s has the clock %s in some counties', (state, clock, counties) => {
    const inThem = placesOf(`US-${state}`).filter(({ zone }) => clockOf(zone!) === clock)
    const names = new Set(inThem.map(({ code }) => tree.area(code.slice(0, 9))!.name.replace(' County', '')))
    expect([...names].sort()).toEqual(counties.split(', ').sort())
  })

  test('zones that differ only in the past are one, so that a local time makes no needless bookings', () => {
    const elsewhere = ['America/Puerto_Rico', 'Pacific/Guam', 'Pacific/Honolulu', 'Pacific/Pago_Pago']
    expect(tree.zones).toEqual([anchorage, chicago, denver, losAngeles, newYork, phoenix, ...elsewhere])
    expect(new Set(tree.zones.map(clockOf)).size).toBe(tree.zones.length)
  })

  test('Arizona is one zone, but for the Navajo Nation', () => {
    expect(tree.zonesOf(tree.area('US-AZ')!)).toEqual([denver, phoenix])
  })
})

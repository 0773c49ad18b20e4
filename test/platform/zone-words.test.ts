import { describe, expect, test } from 'vitest'
import { zoneOptions } from '../../server/platform/pages/zone-options.ts'
import { timeZones } from '../../server/platform/time/zone-names.ts'
import { offsetAt } from '../../server/platform/time/zones.ts'
import { zoneInWords } from '../../server/platform/time-words.ts'

const winter = Date.parse('2027-01-15T18:00:00Z')
const summer = Date.parse('2027-07-15T18:00:00Z')

/** The middle of each month of some years. */
const instants = [2025, 2026, 2027, 2028, 2040].flatMap((year) =>
  Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 15, 12)),
)

describe('what the time of a zone is called', () => {
  test.each([
    // These had other clocks in 1970, and the runtime knows their names from then, too.
    ['America/Adak', 'Hawaii-Aleutian time'],
    ['America/Anchorage', 'Alaska time'],
    ['America/Indiana/Petersburg', 'Eastern time'],
    ['America/Indiana/Tell_City', 'Central time'],
    ['America/Juneau', 'Alaska time'],
    ['America/Kentucky/Monticello', 'Eastern time'],
    ['America/Menominee', 'Central time'],
    ['America/Metlakatla', 'Alaska time'],
    ['America/Nome', 'Alaska time'],
    ['America/North_Dakota/Beulah', 'Central time'],
    ['America/North_Dakota/Center', 'Central time'],
    ['America/North_Dakota/New_Salem', 'Central time'],
    ['America/Sitka', 'Alaska time'],
    ['America/Yakutat', 'Alaska time'],
    // These always had theirs.
    ['America/Boise', 'Mountain time'],
    ['America/Chicago', 'Central time'],
    ['America/Denver', 'Mountain time'],
    ['America/Detroit', 'Eastern time'],
    ['America/Indiana/Indianapolis', 'Eastern time'],
    ['America/Indiana/Knox', 'Central time'],
    ['America/Kentucky/Louisville', 'Eastern time'],
    ['America/Los_Angeles', 'Pacific time'],
    ['America/New_York', 'Eastern time'],
    ['America/Phoenix', 'Arizona time'],
    ['America/Puerto_Rico', 'Atlantic Standard Time'],
    ['America/St_Thomas', 'Atlantic Standard Time'],
    ['Pacific/Guam', 'Chamorro time'],
    ['Pacific/Honolulu', 'Hawaii time'],
    ['Pacific/Pago_Pago', 'American Samoa time'],
    ['Europe/London', 'United Kingdom time'],
    ['Africa/Accra', 'Greenwich Mean Time'],
    ['Asia/Tokyo', 'Japan time'],
    ['UTC', 'UTC'],
  ])('%s has %s, in winter and in summer', (zone, words) => {
    expect([zoneInWords(zone, winter), zoneInWords(zone, summer)]).toEqual([words, words])
  })

  test('is the name of that instant: Beulah changed over in November 2010', () => {
    expect(zoneInWords('America/North_Dakota/Beulah', '2010-10-15T12:00:00.000Z')).toBe('Mountain time')
    expect(zoneInWords('America/North_Dakota/Beulah', '2010-12-15T12:00:00.000Z')).toBe('Central time')
  })

  test('tells zones apart: at one instant, all with the same name show the same time', () => {
    const ambiguous = instants.flatMap((at) => {
      const named = Map.groupBy(timeZones, (zone) => zoneInWords(zone, at))
      return [...named].filter(([, zones]) => new Set(zones.map((zone) => offsetAt(zone, at))).size > 1)
    })
    expect(ambiguous).toEqual([])
  })

  test('fits the full name of the time that is shown, such as Alaska Daylight Time', () => {
    const local = ['America/Phoenix', 'Pacific/Honolulu', 'Europe/Dublin', 'Europe/London']
    const misfits = timeZones
      .filter((zone) => !local.includes(zone))
      .flatMap((zone) => {
        const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'long' })
        return instants.flatMap((at) => {
          const [, region] = /, (.+) (?:Standard|Daylight|Summer) Time$/.exec(format.format(at)) ?? []
          const words = zoneInWords(zone, at)
          const fits =
            region === undefined || [`${region} time`, `${region} Standard Time`].includes(words.split(' (')[0]!)
          return fits ? [] : [`${zone}: ${words} is not ${region} time`]
        })
      })
    expect([...new Set(misfits)]).toEqual([])
  })
})

describe('zones to choose from', () => {
  const zones = [
    'America/Chicago',
    'America/Denver',
    'America/Indiana/Tell_City',
    'America/Phoenix',
    'America/Vancouver',
  ]
  const places = { zones, zoneOf: [0, 0, 1, 2, 3, 4] }
  const labels = (chosen: string) =>
    zoneOptions(places, chosen, '2027-07-15T18:00:00.000Z').map(({ value, label }) => `${value}: ${label}`)

  test('are one for each clock, named after the zone of most places', () => {
    expect(labels('')).toEqual([
      'America/Phoenix: Arizona time (Phoenix)',
      'America/Chicago: Central time (Chicago)',
      'America/Denver: Mountain time (Denver)',
      'America/Vancouver: Pacific time (Vancouver)',
    ])
  })

  test('have the chosen one, and what was entered but is none', () => {
    expect(labels('America/Indiana/Tell_City')).toContain('America/Indiana/Tell_City: Central time (Tell City)')
    expect(labels('America/Indiana/Tell_City')).toHaveLength(4)
    expect(labels('Europe/Paris')).toContain('Europe/Paris: Central European time (Paris)')
    expect(labels('Mars/Base')).toContain('Mars/Base: Mars/Base')
  })

  test('are apart when their clocks differ only in another season', () => {
    const both = { zones: ['America/Los_Angeles', 'America/Vancouver'], zoneOf: [0, 1] }
    const at = (day: string) => zoneOptions(both, '', `${day}T18:00:00.000Z`).map(({ label }) => label)
    expect(at('2027-07-15')).toEqual(['Pacific time (Los Angeles)', 'Pacific time (Vancouver)'])
  })
})

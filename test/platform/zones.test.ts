import { IANAZone } from 'luxon'
import { expect, test } from 'vitest'
import { timeZones, zoneNamed } from '../../server/platform/time/zone-names.ts'
import { offsetAt } from '../../server/platform/time/zones.ts'

const MINUTE = 60_000

test('every zone has the offsets that luxon finds, and so has what earlier versions stored as a zone', () => {
  const instants = ['2000-01-01T00:00:00Z', '2011-12-30T12:00:00Z', '2026-07-01T00:00:00Z', '2099-12-31T23:59:59Z']
  const found = [...timeZones, '+05:30', '-23:59', 'america/LOS_angeles'].flatMap((zone) =>
    instants.map((text) => {
      const at = Date.parse(text)
      return { zone, text, offset: offsetAt(zone, at), expected: IANAZone.create(zone).offset(at) * MINUTE }
    }),
  )
  expect(found.filter(({ offset, expected }) => offset !== expected)).toEqual([])
})

test('a name that is no zone has no offset', () => {
  expect(() => offsetAt('Mars/Base', 0)).toThrow('There is no time zone Mars/Base.')
})

test('every zone is listed under one name, and every name in use leads to one of them', () => {
  expect(new Set(timeZones).size).toBe(timeZones.length)
  const names = [...timeZones, ...Intl.supportedValuesOf('timeZone'), 'US/Pacific', 'Asia/Kolkata', 'Etc/UTC', 'GMT']
  expect(names.filter((name) => !timeZones.includes(zoneNamed(name) ?? ''))).toEqual([])
  const runtimes = timeZones.map((zone) => new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone)
  expect(new Set(runtimes).size).toBe(timeZones.length)
})

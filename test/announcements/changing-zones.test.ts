import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Announcement } from '../../server/announcements/announcement.ts'
import { leftOf, partsLeft } from '../../server/announcements/workflow/booking/left-parts.ts'
import { buildTree, type Tree } from '../../server/areas/tree/tree.ts'
import { placesOf } from '../../server/audiences/cover.ts'
import type { Booking, Slot } from '../../server/calendar/booking.ts'
import { partsOf, resolveTargets, slotsOf } from '../../server/calendar/targets.ts'
import { aChannel } from '../delivery/support/messages.ts'
import { smallCountry } from '../support/areas.ts'

const zones = ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Phoenix', 'America/Boise'] as const
const country = smallCountry()
const places = country.filter(({ zone }) => zone !== null).map(({ code }) => code)

const someZone = fc.constantFrom(...zones)
/** Between two parts, some places get other zones, and all that is left may be held and resumed. */
const aStep = fc.record({ changes: fc.array(fc.tuple(fc.constantFrom(...places), someZone)), isResumed: fc.boolean() })
const content = { audience: { include: ['US'], exclude: [] }, channels: ['hook'] }
const times = { at: { local: '2026-06-10T12:00' }, atByChannel: {} }

function treeWith(zoneOf: ReadonlyMap<string, string>): Tree {
  return buildTree(country.map((area) => ({ ...area, zone: zoneOf.get(area.code) ?? area.zone })))
}

const targetsIn = (tree: Tree) => resolveTargets(tree, [aChannel()], content)
const partsIn = (tree: Tree) => partsOf(tree, targetsIn(tree), times, 0)

let count = 0
const booked = (slot: Slot): Booking =>
  ({ ...slot, id: String(++count), status: 'booked', committed: 1 }) as unknown as Booking

test('whatever zones change between the parts of a local time, everyone gets it once', () => {
  fc.assert(
    fc.property(fc.array(aStep, { minLength: 1, maxLength: 12 }), (steps) => {
      const zoneOf = new Map<string, string>()
      let tree = treeWith(zoneOf)
      let bookings = slotsOf(tree, partsIn(tree), targetsIn(tree)).map(booked)
      const goOut = () => {
        const next = bookings.filter(({ status }) => status === 'booked').sort((a, b) => (a.at < b.at ? -1 : 1))[0]
        bookings = bookings.map((one) => (one === next ? { ...one, status: 'published' } : one))
      }
      for (const { changes, isResumed } of steps) {
        goOut()
        for (const [code, zone] of changes) zoneOf.set(code, zone)
        tree = treeWith(zoneOf)
        if (!isResumed || !bookings.some(({ status }) => status === 'booked')) continue
        const left = leftOf({} as Announcement, 'move', bookings)!
        const out = bookings.filter(({ status }) => status === 'published')
        bookings = [...out, ...slotsOf(tree, partsLeft(tree, partsIn(tree), left), targetsIn(tree)).map(booked)]
      }
      for (const _ of zones) goOut()
      for (const place of places.map((code) => placesOf(tree, [code])[0]!)) {
        const reaching = bookings.filter(
          ({ reach, status }) =>
            status === 'published' &&
            placesOf(tree, reach).some((lo, i, all) => i % 2 === 0 && lo <= place && place < all[i + 1]!),
        )
        expect(reaching).toHaveLength(1)
      }
    }),
  )
})

import type { DateTime } from 'luxon'
import { toInstant } from '../platform/clock.ts'
import { california, type DemoPost, day, offers, services, texas } from './demo-post.ts'

/** The announcements of the past month. */
export function history(now: DateTime): DemoPost[] {
  const works = { began: day(now, 2, '07:00', california), end: day(now, 12, '17:00', california) }
  const servicePosts = services(now, [
    [
      -28,
      '09:15',
      california,
      'Water off overnight on H Street',
      'We replace a valve on H Street in Bakersfield. Water is off from 10 pm to about 5 am. Fill a jug before ten.',
      ['US-CA-029-bakersfield'],
    ],
    [
      -26,
      '10:00',
      texas,
      'Broadband work in Round Rock',
      'We add capacity in Round Rock on Thursday from 1 to 4 am. Connections drop for up to ten minutes.',
      ['US-TX-491'],
    ],
    [
      -23,
      '13:30',
      california,
      'Low water pressure in Delano',
      'A pump failed in Delano, so pressure is low since noon. It is expected back by 6 pm; the cause is worn bearings.',
      ['US-CA-029-delano'],
    ],
    [
      -23,
      '17:40',
      california,
      'Water pressure in Delano is back',
      'The pump in Delano runs again since 5:20 pm. Run the cold tap for a minute if the water looks cloudy.',
      ['US-CA-029-delano'],
    ],
    [
      -20,
      '08:40',
      texas,
      'Deliveries a day late around Austin',
      'Ice on I-35 holds up our vans. Parcels for Austin and Pflugerville come a day late until Friday.',
      ['US-TX-453'],
    ],
    [
      -16,
      '11:00',
      california,
      'Meter reading in Wasco and Shafter',
      'Our people read meters in Wasco and Shafter next week. They carry a card with a photo.',
      ['US-CA-029-wasco', 'US-CA-029-shafter'],
    ],
    [
      -12,
      '09:30',
      texas,
      'Broadband is slow in El Paso',
      'A cable was damaged near El Paso at 8:10 am. Pages load slowly. Repair is expected by 2 pm, and that is an estimate.',
      ['US-TX-141'],
    ],
    [
      -12,
      '14:45',
      texas,
      'Broadband in El Paso is back to speed',
      'The cable near El Paso is repaired since 2:30 pm. Restart the box if pages stay slow.',
      ['US-TX-141'],
    ],
    [
      -9,
      '10:20',
      california,
      'Road work on Rosedale Highway',
      `We are laying a new main along Rosedale Highway from ${dayInText(works.began)} to ${dayInText(works.end)}. Water stays on; one lane is closed.`,
      ['US-CA-029-bakersfield', 'US-CA-029-rosedale'],
      { opens: null, began: toInstant(works.began), expectedEnd: toInstant(works.end), confidence: 'known' },
    ],
    [
      -5,
      '12:15',
      california,
      'Power work in Tehachapi on Sunday',
      'Power is off in the east of Tehachapi on Sunday from 6 to 9 am, because we change a transformer.',
      ['US-CA-029-tehachapi'],
    ],
    [
      -2,
      '09:05',
      texas,
      'Parcel shop in Georgetown closed today',
      'The parcel shop in Georgetown is closed today because of a burst pipe. Collect at Round Rock until 8 pm.',
      ['US-TX-491'],
    ],
  ])
  const offerPosts = offers(now, [
    [
      -27,
      '12:00',
      texas,
      'A free month of broadband in Travis County',
      'New customers in Travis County pay nothing for the first month. Order by the end of the week.',
      ['US-TX-453'],
    ],
    [
      -24,
      '11:30',
      california,
      'Autumn check of your boiler',
      'Book a boiler check in Kern County for 49 dollars until Friday.',
      ['US-CA-029'],
    ],
    [
      -19,
      '12:30',
      texas,
      'Next-day delivery in El Paso',
      'Order by six, have it tomorrow: next-day delivery is now in all of El Paso County.',
      ['US-TX-141'],
    ],
    [
      -14,
      '10:45',
      california,
      'Fiber comes to Fresno',
      'From next month you can order fiber in Fresno. See whether your street is on the list.',
      ['US-CA-019'],
    ],
    [
      -10,
      '12:00',
      texas,
      'Two for one on parcels in Williamson County',
      'Send two parcels for the price of one this week in Williamson County.',
      ['US-TX-491'],
    ],
    [
      -6,
      '11:00',
      california,
      'Rain barrels at half price',
      'Kern County customers get a rain barrel at half price while supplies last.',
      ['US-CA-029'],
    ],
    [
      -3,
      '12:15',
      texas,
      'Broadband with television in Austin',
      'Add television to your broadband in Austin for 10 dollars a month.',
      ['US-TX-453-austin'],
    ],
  ])
  return [...servicePosts, ...offerPosts]
}

/** "Monday, Nov 30". */
function dayInText(time: DateTime): string {
  return time.toFormat('cccc, LLL d')
}

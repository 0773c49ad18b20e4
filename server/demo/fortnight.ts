import type { DateTime } from 'luxon'
import { california, type DemoPost, day, marketing, offers, service, services, texas } from './demo-post.ts'

/** The announcements of the next two weeks. */
export function fortnight(now: DateTime): DemoPost[] {
  const servicePosts = services(now, [
    [
      1,
      '10:00',
      california,
      'Water off on Oak Street tomorrow night',
      'We change a hydrant on Oak Street in Bakersfield. Water is off from 11 pm to about 4 am.',
      ['US-CA-029-bakersfield'],
    ],
    [
      2,
      '11:30',
      texas,
      'Broadband work in Pflugerville',
      'We change equipment in Pflugerville on Friday from 2 to 3 am. Connections drop for a few minutes.',
      ['US-TX-453-pflugerville'],
    ],
    [
      4,
      '09:30',
      california,
      'Hydrants are flushed in Ridgecrest',
      'We flush hydrants in Ridgecrest until Thursday. Water may look brown for an hour; let it run cold.',
      ['US-CA-029-ridgecrest'],
    ],
    [
      6,
      '13:00',
      texas,
      'Earlier collection on the holiday in El Paso',
      'Parcels are collected at noon on the holiday in El Paso County.',
      ['US-TX-141'],
    ],
    [
      9,
      '10:15',
      california,
      'Power work in Lamont',
      'Power is off in Lamont on Sunday from 7 to 10 am, because we renew a line.',
      ['US-CA-029-lamont'],
    ],
    [
      12,
      '14:00',
      texas,
      'New parcel lockers in Leander',
      'Lockers open in Leander on Monday. Parcels for Leander go there unless you choose the door.',
      ['US-TX-491-leander'],
    ],
  ])
  const offerPosts = offers(now, [
    [
      1,
      '12:00',
      texas,
      'Winter tires for our trucks',
      'We deliver in any weather: send heavy parcels for the price of light ones in Travis County this week.',
      ['US-TX-453'],
    ],
    [
      3,
      '11:00',
      california,
      'A filter with every new contract',
      'Order water filters in Kern County and get the second one free.',
      ['US-CA-029'],
    ],
    [
      3,
      '16:30',
      texas,
      'Faster broadband in El Paso',
      'Double the speed for the same price in El Paso County. Order until Sunday.',
      ['US-TX-141'],
    ],
    [
      5,
      '12:30',
      texas,
      'Television weekend in Williamson County',
      'All channels are open for the weekend in Williamson County.',
      ['US-TX-491'],
    ],
    [
      7,
      '11:15',
      california,
      'Fiber in Fresno: order now',
      'Orders for fiber in Fresno County are open. The first hundred pay no connection fee.',
      ['US-CA-019'],
    ],
    [
      8,
      '12:00',
      texas,
      'Gift parcels for half the price',
      'Send gifts from Travis County for half the price until the holidays.',
      ['US-TX-453'],
    ],
    [
      11,
      '10:30',
      california,
      'Boiler check before the cold',
      'Kern County: book a boiler check for 49 dollars, with a time that suits you.',
      ['US-CA-029'],
    ],
    [
      13,
      '12:45',
      texas,
      'Broadband for students in El Paso',
      'Students in El Paso County pay half until summer.',
      ['US-TX-141'],
    ],
  ])
  const inReview = marketing(
    'Spring offer for all of Texas',
    'Broadband, water filters and parcels: one price for all three, in every store in Texas.',
    ['US-TX'],
    {
      texts: { facebook: 'One price for broadband, water filters and parcels, in every Texas store.' },
    },
  )
  // Approved but not booked: the rules allow one marketing post a day, and Travis County has one at noon that day.
  const blocked = marketing(
    'Television for Austin',
    'A second box for free with television in Austin, this week only.',
    ['US-TX-453-austin'],
  )
  const draft = service('Meter reading in Arvin', '', ['US-CA-029-arvin'])
  return [
    ...servicePosts,
    ...offerPosts,
    { by: 'priya', approvedBy: [], until: 'in_review', at: day(now, 10, '12:00', texas), content: inReview },
    { by: 'priya', approvedBy: ['dana', 'marcus'], until: 'auto', at: day(now, 8, '16:00', texas), content: blocked },
    { by: 'ana', approvedBy: [], until: 'draft', at: day(now, 14, '10:00', california), content: draft },
  ]
}

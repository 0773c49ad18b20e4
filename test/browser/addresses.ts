/** Pages visited by the administrator. */
export const insidePages = [
  '/',
  '/calendar',
  '/calendar/list',
  '/calendar/how',
  '/calendar/exposure',
  '/announcements',
  '/audiences',
  '/areas',
  '/areas/US-CA-029',
  '/areas/US-CA-029-bakersfield',
  '/areas/people',
  '/areas/retired',
  '/areas/US-CA-029/correction?revision=0&name=Kern',
  '/channels',
  '/channels/new',
  '/channels/facebook',
  '/rules',
  '/rules/over',
  '/rules/new?type=cap',
  '/rules/new?type=quiet',
  '/rules/new?type=blackout',
  '/people',
  '/people/new',
  '/account',
  '/account/own-password',
  '/audit',
  '/deliveries',
  '/organisation',
  '/organisation/first',
  '/organisation/first/logo',
  '/no-such-page',
]

/** Pages visited without signing in. */
export const publicPages = [
  '/sign-in',
  '/notices',
  '/notices/US-CA-029-bakersfield',
  '/notices/US-TX',
  '/notices/US-XX',
  '/api/docs',
]

/** Pages visited by an author. */
export const authorPages = ['/announcements/new', '/audiences/new']

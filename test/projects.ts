/** The test files of each project, for `vitest.config.ts`. All other test files are in the project `app`. */
export const projects = {
  /** Pure functions, without an app, a database or another process. */
  unit: [
    'test/citations.test.ts',
    'test/planning/**/*.test.ts',
    'test/platform/**/*.test.ts',
    'test/announcements/{approval-policy,content-diff}.test.ts',
    'test/announcements/checks/finding-groups.test.ts',
    'test/announcements/chains/placeholders.test.ts',
    'test/areas/{border-towns,gazetteer,known-lists,parts,nested-towns,intervals,search,area-input,rest-of-town,with-article}.test.ts',
    'test/areas/reading/*.test.ts',
    'test/areas/corrections/random-corrections.test.ts',
    'test/audiences/{audience,describing,many-marks,pasted-lists}.test.ts',
    'test/audit/differences.test.ts',
    'test/calendar/rules/rule-sentences.test.ts',
    'test/channels/limits.test.ts',
  ],
  /** A real browser and the HTML checker, on the sample organization. */
  browser: ['test/browser/**/*.test.ts'],
  /** Real processes under load or attack, some of them killed. */
  faults: ['test/calendar/storm.test.ts', 'test/delivery/killed-worker.test.ts', 'test/hostile/*.test.ts'],
}

/**
 * Files that take five seconds or more. They start first, in this order, so that none is left running alone at the end.
 */
export const longest = [
  'test/bad-input/linear-time.test.ts',
  'test/bad-input/addresses.test.ts',
  'test/database/very-many.test.ts',
  'test/browser/wide.test.ts',
  'test/audiences/saved-pages-of-many.test.ts',
  'test/calendar/storm.test.ts',
  'test/browser/draft-to-notice.test.ts',
  'test/announcements/list.test.ts',
  'test/delivery/killed-worker.test.ts',
  'test/hostile/lost-database.test.ts',
  'test/hostile/mail-servers.test.ts',
  'test/hostile/receivers.test.ts',
  'test/hostile/stuck-worker.test.ts',
  'test/hostile/clients.test.ts',
  'test/hostile/first-start.test.ts',
  'test/hostile/question-thread.test.ts',
  'test/browser/narrow.test.ts',
  'test/browser/html.test.ts',
  'test/announcements/proposed-times.test.ts',
  'test/planning/properties.test.ts',
  'test/areas/gazetteer.test.ts',
  'test/bad-input/fuzz.test.ts',
  'test/areas/gazetteer-loading.test.ts',
  'test/people/sign-in-rate.test.ts',
  'test/people/sign-in-flood.test.ts',
  'test/bad-input/undecodable.test.ts',
  'test/people/passwords.test.ts',
  'test/people/tokens.test.ts',
  'test/people/typed-passwords.test.ts',
  'test/bad-input/bodies.test.ts',
]

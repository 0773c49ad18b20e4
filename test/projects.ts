/** The test files of each project, as `vitest.config.ts` has them; those of no other project are in `app`. */
export const projects = {
  /** Pure functions: no app, no database, no other process. */
  unit: [
    'test/planning/**/*.test.ts',
    'test/platform/**/*.test.ts',
    'test/announcements/content-diff.test.ts',
    'test/areas/{gazetteer,intervals,search,typed}.test.ts',
    'test/audiences/{audience,describing}.test.ts',
    'test/audit/differences.test.ts',
    'test/calendar/rule-sentences.test.ts',
    'test/channels/limits.test.ts',
  ],
  /** A real browser, and the HTML checker, on the sample organisation. */
  browser: ['test/browser/**/*.test.ts'],
  /** Many real processes under load, some of them killed. */
  faults: ['test/calendar/storm.test.ts', 'test/delivery/killed-worker.test.ts'],
}

/**
 * Files of five seconds or more. They start first, in this order, so that none of them is left to run alone on one core
 * at the end.
 */
export const longest = [
  'test/browser/wide.test.ts',
  'test/browser/narrow.test.ts',
  'test/browser/main-job.test.ts',
  'test/calendar/storm.test.ts',
  'test/delivery/killed-worker.test.ts',
  'test/browser/html.test.ts',
  'test/planning/properties.test.ts',
  'test/areas/gazetteer.test.ts',
  'test/bad-input/anything.test.ts',
  'test/areas/loading.test.ts',
]

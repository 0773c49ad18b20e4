import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of ten seconds or more. They start first, so that none of them is left to run alone on one core at the end. */
const long = [
  'test/browser/wide.test.ts',
  'test/browser/narrow.test.ts',
  'test/calendar/storm.test.ts',
  'test/browser/main-job.test.ts',
  'test/delivery/killing.test.ts',
  'test/browser/html.test.ts',
  'test/bad-input/anything.test.ts',
]

/** Orders test files: the long ones first, then the others, project by project, because each has workers of its own. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = long.indexOf(relative(this.ctx.config.root, moduleId))
      return place === -1 ? long.length : place
    }
    const order = (await super.sort(files)).toSorted((a, b) => a.project.name.localeCompare(b.project.name))
    return order.toSorted((a, b) => rank(a) - rank(b))
  }
}

import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { longest } from '../../projects.ts'

/** Runs long test files first, then the others project by project, because each project has its own workers. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.indexOf(relative(this.ctx.config.root, moduleId))
      return place === -1 ? longest.length : place
    }
    const byProject = (await super.sort(files)).toSorted((a, b) => a.project.name.localeCompare(b.project.name))
    return byProject.toSorted((a, b) => rank(a) - rank(b))
  }
}

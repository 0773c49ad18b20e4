import { deed } from '../../audit/audit-words.ts'
import { rowsOnPage } from '../../platform/http/paging.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { Announcement, Content } from '../announcement.ts'
import { newContent } from '../content.ts'
import {
  changedFields,
  changesBetween,
  type DiffNames,
  type Effort,
  effortForPage,
  fieldWords,
  valueInWords,
} from '../content-diff.ts'
import type { Revision } from '../review-queries.ts'
import { statusMark } from '../status-words.ts'
import type { Version, VersionsPage } from './props.ts'

const VERSIONS_ON_A_PAGE = 20

export interface VersionsData extends DiffNames {
  announcement: Announcement
  revisions: readonly Revision[]
  names: ReadonlyMap<string, string>
  page: number
}

/** What it said from one change of its content to the next. A step that changes nothing of it makes no version. */
export function versionsPage(data: VersionsData): VersionsPage {
  const { announcement, page } = data
  const href = `/announcements/${announcement.id}`
  const revisions = data.revisions.filter(
    ({ content }, index, all) => index === 0 || changedFields(all[index - 1]!.content, content).length > 0,
  )
  const total = revisions.length
  const { page: shown, pages, start, end } = rowsOnPage(page, total, VERSIONS_ON_A_PAGE)
  const numbers = Array.from({ length: end - start }, (_, index) => total - start - index)
  // The newest come first and are compared by word; what that leaves is for the others.
  const effort = effortForPage()
  const address = (number: number) => `${href}/versions?page=${number}`
  return {
    title: announcement.headline || 'No headline yet',
    href,
    kind: announcement.kind,
    status: statusMark(announcement.status),
    versions: numbers.map((number) => versionOf(data, revisions, number, effort)),
    pager: {
      range: `${start + 1} to ${end} of ${total}`,
      previous: shown > 1 ? address(shown - 1) : null,
      next: shown < pages ? address(shown + 1) : null,
    },
  }
}

function versionOf(data: VersionsData, revisions: readonly Revision[], number: number, effort: Effort): Version {
  const { at, author, action, content } = revisions[number - 1]!
  const before = revisions[number - 2]
  return {
    name: `Version ${number}`,
    what: action === 'create' ? 'Written' : deed(action),
    by: data.names.get(author) ?? 'Hark',
    when: timeIn(at, data.zone),
    changes: before === undefined ? null : changesBetween(before.content, content, data, effort),
    whole: wholeOf(content, data),
    open: before === undefined,
  }
}

/** Every field that says something. */
function wholeOf(content: Content, naming: DiffNames): Version['whole'] {
  return changedFields(newContent({ kind: content.kind }), content).map((field) => ({
    term: fieldWords[field],
    value: valueInWords(content, field, naming),
  }))
}

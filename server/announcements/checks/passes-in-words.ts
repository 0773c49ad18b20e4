import { capitalize, formatCount, formatList } from '../../platform/format.ts'
import type { Assessment } from './assessment.ts'

/** "Critical is exempt from 2 rules that would block this: “Quiet nights” and “Three posts in 24 hours”." Null if from none. */
export function passesInWords({ content, passes }: Pick<Assessment, 'content' | 'passes'>): string | null {
  const names = [...new Map(passes.map(({ rule, name }) => [rule, `“${name}”`])).values()]
  if (names.length === 0) return null
  const would = `${formatCount(names.length, 'rule')} that would block this`
  return `${capitalize(content.severity)} is exempt from ${would}: ${formatList(names)}.`
}

import type { Finding } from '../../../planning/model/report.ts'

/** Findings that one announcement explains, and that one change would help against. */
export interface FindingGroup<F> {
  /** The announcement that all of them collide with; null for a finding that collides with none. */
  post: string | null
  findings: readonly F[]
}

type Colliding = Pick<Finding, 'collidesWith' | 'isOfThread'>

/**
 * One group for each announcement that is in the way, as few as possible: a finding that collides with several is told
 * with the one that most findings name. What a later post of the thread collides with has a group of its own.
 */
export function byPost<F extends Colliding>(findings: readonly F[]): FindingGroup<F>[] {
  const groups: FindingGroup<F>[] = []
  let left = [...findings]
  while (left.length > 0) {
    const post = mostNamed(left)
    const explained = left.filter((finding) => isExplainedBy(finding, post))
    if (post === null || explained.length < 2) break
    groups.push({ post, findings: explained })
    left = left.filter((finding) => !explained.includes(finding))
  }
  const single = left.map((finding) => ({ post: finding.collidesWith[0] ?? null, findings: [finding] }))
  const place = ({ findings: [first] }: FindingGroup<F>) => findings.indexOf(first!)
  return [...groups, ...single].sort((a, b) => place(a) - place(b))
}

function isExplainedBy({ collidesWith, isOfThread }: Colliding, post: string | null): boolean {
  return post !== null && isOfThread !== true && collidesWith.includes(post)
}

/** The first of those that most findings collide with. */
function mostNamed(findings: readonly Colliding[]): string | null {
  const counts = new Map<string, number>()
  for (const { collidesWith, isOfThread } of findings)
    if (isOfThread !== true) for (const post of collidesWith) counts.set(post, (counts.get(post) ?? 0) + 1)
  let most: string | null = null
  for (const [post, count] of counts) if (most === null || count > counts.get(most)!) most = post
  return most
}

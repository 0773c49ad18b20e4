import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Every document, by its path in the project. */
export const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).toSorted()

/** The anchors of a document's headings, as GitHub makes them: `#due-time` for `### Due time`. */
export function anchorsOf(document: string): Set<string> {
  const text = read(document).replace(/^```[\s\S]*?^```/gm, '')
  const slugs = [...text.matchAll(/^#+ +(.+)$/gm)].map(([, heading]) => slugOf(heading!))
  return new Set(slugs.map((slug, index) => numbered(slug, slugs.slice(0, index))))
}

function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}

/** The second of two headings that read the same is `#limits-1`. */
function numbered(slug: string, before: readonly string[]): string {
  const same = before.filter((other) => other === slug).length
  return same === 0 ? slug : `${slug}-${same}`
}

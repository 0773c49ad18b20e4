/** Elements that stand inside a sentence; any other begins a new one. */
const inline = new Set(['a', 'abbr', 'b', 'code', 'i', 'em', 'kbd', 'span', 'strong', 'time', 'bdi', 'wbr', 'br'])

const readAttributes = /\b(?:aria-label|alt|placeholder|title)="([^"]*)"/g

/** The texts in a template that people read: between the tags, in labels, and in the code. What is put in is shown as "…". */
export function wordsInTemplate(template: string): string[] {
  const code = [...template.matchAll(/<%(?!\/\*)[=~]?([\s\S]*?)%>/g)].map(([, inside]) => inside!)
  const html = template
    .replace(/<%\/\*[\s\S]*?\*\/%>/g, '')
    .replace(/<%~?\s*(?:include|layout)\([\s\S]*?%>/g, '')
    .replace(/<%=[\s\S]*?%>/g, '…')
    .replace(/<%[\s\S]*?%>/g, '\0')
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, '')
  const labels = [...html.matchAll(readAttributes)].map(([, label]) => label!)
  const texts = html
    .replace(/<\/?([a-z0-9-]+)\b[^>]*>/g, (tag, name: string) => (isHidden(tag) || !inline.has(name) ? '\0' : ''))
    .split('\0')
  return [...labels.flatMap((label) => label.split('\0')), ...texts, ...code.flatMap(wordsInExpression)].map(decoded)
}

/** What only screen readers say is a sentence of its own. */
function isHidden(tag: string): boolean {
  return tag.includes('visually-hidden')
}

function wordsInExpression(code: string): string[] {
  return [...code.matchAll(/(?<!=== |!== |include\()'([^'\n]*)'(?!\s*===)|`([^`]*)`/g)].map(([, plain, template]) =>
    (plain ?? template!).replace(/\$\{[^}]*\}/g, '…'),
  )
}

function decoded(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

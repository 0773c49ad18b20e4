import { LinkifyIt } from 'linkify-it'

/** A part of a text; `href` is null where it is no link. */
export interface Piece {
  text: string
  href: string | null
}

/**
 * Addresses are links when they begin with http: or https:. Without that, only those that end in one of these are: "the
 * main is off.It" is no address in Italy.
 */
const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, tlds: ['com', 'org', 'net', 'gov', 'edu'] })
linkify.add('ftp:', null).add('//', null)

/** The text, with web addresses and email addresses in it as links. The pieces together are the text. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { index, lastIndex, raw, url, schema } of linkify.match(text) ?? []) {
    const href = safeHref(schema === '' ? `https://${raw}` : url)
    if (href === null || text[lastIndex] === '@') continue
    if (index > from) pieces.push({ text: text.slice(from, index), href: null })
    pieces.push({ text: text.slice(index, lastIndex), href })
    from = lastIndex
  }
  return from < text.length ? [...pieces, { text: text.slice(from), href: null }] : pieces
}

const safe = ['http:', 'https:', 'mailto:']

/** Null for what a browser would read differently than a person: a name before an @ hides where the link leads. */
function safeHref(url: string): string | null {
  const parsed = URL.parse(url)
  if (parsed === null || !safe.includes(parsed.protocol)) return null
  const isPlain = parsed.username === '' && parsed.password === ''
  return parsed.protocol === 'mailto:' || (isPlain && parsed.hostname.includes('.')) ? parsed.href : null
}

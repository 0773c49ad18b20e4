import { normalize } from '../platform/text/normalize.ts'

/** X replaces every address with a short link of this length. */
const linkWeight = 23
const emojiWeight = 2

/** Code points that weigh 1; all others weigh 2. Source: twitter-text, configuration 3. */
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const

/** Anything with a scheme is a link. Without one, X requires a known top-level domain, of which these are common. */
const links =
  /https?:\/\/[^\s]+|(?<![\p{L}\p{N}@._-])(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+(?:com|org|net|gov|edu|mil|info|biz|app|dev|io|co|us|ca|mx|uk|eu|me|tv)(?![\p{L}\p{N}@_-])(?:\/[^\s]*)?/giu
const afterLink = new Set('.,:;!?\'"”’)]')
const emoji = /\p{RGI_Emoji}/gv

/** The length of a post as X counts it: 23 for a link, 2 for an emoji and for most non-Latin characters. */
export function xLength(text: string): number {
  let weight = 0
  const words = normalize(text, 'NFC').replace(links, (found) => {
    weight += linkWeight
    return found.slice(linkEnd(found))
  })
  const rest = words.replace(emoji, () => {
    weight += emojiWeight
    return ''
  })
  for (const character of rest) weight += weightOf(character.codePointAt(0)!)
  return weight
}

/** Where the punctuation after a link begins. */
function linkEnd(found: string): number {
  let end = found.length
  while (end > 0 && afterLink.has(found[end - 1]!)) end -= 1
  return end
}

function weightOf(codePoint: number): number {
  return light.some(([from, to]) => codePoint >= from && codePoint <= to) ? 1 : 2
}

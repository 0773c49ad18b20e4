/** What stands between two separators of a pasted list. */
export interface Piece {
  text: string
  /** Whether a name begins here for certain: at the start of a line, or after "and". Otherwise it may say where the name before it is. */
  begins: boolean
}

/** No name of an area is nearly as long. */
export const LONGEST_NAME = 200

const bullet = /^(?:[-–—*•‣◦●▪·>]+\s|\(?\d{1,3}[.)](?!\d))/
/** How the weather service begins a list. */
const opening =
  /^(?:this )?(?:includes|including) (?:the )?(?:cities|city|towns|communities)(?: of)?\b|^the (?:cities|towns) of\b/i
const quotes = /^["'“”„«»]+|["'“”„«»]+$/g
/** "93301 93305" */
const zips = /^\d{5}(?: \d{5})+$/
/** "Austin, TX 78701" */
const endInZip = /^(\S.*\S) (\d{5}(?:-\d{4})?)$/
const conjunction = /^(?:and|&)\s/i

/** The pieces of one line. Bullets, numbers and quotation marks around them are left out. */
export function piecesOf(line: string): Piece[] {
  return line.split(/[|•‣●▪]/).flatMap((part) => {
    const pieces = withoutBullet(part)
      .split(/[,\t()[\]]|\.{3,}|…/)
      .map(bare)
      .flatMap(withoutZip)
      .filter((text) => text !== '')
    return pieces.map((text, index) => {
      const follows = conjunction.test(text)
      return { text: follows ? bare(text.replace(conjunction, '')) : text, begins: index === 0 || follows }
    })
  })
}

/** "and Houston" is Houston, and “Austin” is Austin. */
function bare(text: string): string {
  const trimmed = text.trim().replace(quotes, '').trim()
  return trimmed.length > LONGEST_NAME ? trimmed : trimmed.replace(opening, '').trim()
}

function withoutZip(text: string): string[] {
  if (zips.test(text)) return text.split(' ')
  return text.length > LONGEST_NAME ? [text] : (endInZip.exec(text)?.slice(1) ?? [text])
}

function withoutBullet(text: string): string {
  return text.trim().replace(bullet, '')
}

/** "Austin & Dallas" is two names, and so is "St. Louis MO / Kansas City MO", unless all of it is one name. */
export function joinedNames(text: string): string[] {
  return text
    .split(/ (?:and|&|\/) |\//i)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

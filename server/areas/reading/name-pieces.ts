import { fold } from '../tree/fold.ts'

/** What stands between two separators of a pasted list. */
export interface Piece {
  text: string
  /** Whether a name begins here for certain: at the start of a line, or after "and". Otherwise it may say where the name before it is. */
  begins: boolean
  /** Whether the line begins with a separator, so that a name is missing before it. */
  isAfterNothing?: boolean
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
/** What stands between the pieces of a line. "TX (state)" is one. */
const separators =
  /[,\t[\]|•‣●▪]|\((?!(?:the )?(?:whole |entire )?state(?:wide)?\))|(?<!\((?:the )?(?:whole |entire )?state(?:wide)?)\)|\.{3,}|…/i
/** Where a name is missing. */
const nothing = /^[?–—_-]+$/
const missing = /^[\s?–—_"'-]*[,\t]/
const conjunction = /^(?:and|&)\s/i

/** The pieces of each line of a list. After a comma at its end, a line goes on. */
export function linesOfPieces(text: string): Piece[][] {
  const lines = text.replace(/(,[ \t]{0,9})[\n\r]+/g, '$1').split(/[\n\r]+/)
  const isTable = isInColumns(lines.filter((line) => line.trim() !== ''))
  return lines.map((line) => (isTable ? piecesOf(line.replaceAll(';', ',')) : line.split(';').flatMap(afterSemicolon)))
}

/** Whether each line has as many semicolons as all others and no comma, as where a comma is for decimals. */
function isInColumns(lines: readonly string[]): boolean {
  const [first, ...others] = lines.map((line) => line.split(';').length)
  return others.length > 0 && first! > 1 && others.every((cells) => cells === first) && !lines.join('').includes(',')
}

/** "Austin; TX" is one name, as "Austin, TX" is. */
function afterSemicolon(part: string, at: number): Piece[] {
  const [first, ...others] = piecesOf(part)
  if (!first) return []
  return [{ ...first, begins: at === 0 || !(isAbbreviation(first.text) || isZip(first.text)) }, ...others]
}

/** The pieces of one line. Bullets, numbers and quotation marks around them are left out. */
export function piecesOf(line: string): Piece[] {
  const all = withoutBullet(line)
    .split(separators)
    .map(bare)
    .flatMap(withoutZip)
    .filter((text) => text !== '')
  const something = all.filter((text) => !nothing.test(text))
  const pieces = something.length > 0 ? something : all
  return pieces.map((text, index) => {
    const follows = conjunction.test(text)
    return {
      text: follows ? bare(text.replace(conjunction, '')) : text,
      begins: index === 0 || follows,
      isAfterNothing: index === 0 && missing.test(line),
    }
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

/**
 * "Austin & Dallas" is two names, and so is "St. Louis MO / Kansas City MO", unless all of it is one name. What follows a
 * slash may say where the name before it is: "Austin/TX".
 */
export function joinedPieces({ text, begins }: Piece): Piece[] {
  return text.split(/ (?:and|&) /i).flatMap((part, at) => {
    const names = part.split('/').map((name) => name.trim())
    return names
      .filter((name) => name !== '')
      .map((name, index) => ({ text: name, begins: index === 0 && (at > 0 || begins) }))
  })
}

/** "Kern County, without Delano" */
export function isException(text: string): boolean {
  return /^(?:and |but )?(?:without|with no|except|excluding|excludes|not|minus|outside|other than|less)\b/i.test(text)
}

const restriction =
  /(?:^|\s)(?:except|excepting|excluding|excludes?|without|with no|not|minus|outside|other than|less|but|only|unaffected)(?=$|[\s:.])/i
/** Not chosen, or struck out. */
const crossedOut = /[☐❌✗✘✖]|~~/u

/** Whether this takes something back, or leaves something out: "except for Delano", "only Bakersfield", "Not affected:". */
export function isRestricting(text: string): boolean {
  return restriction.test(text)
}

export function isCrossedOut(text: string): boolean {
  return crossedOut.test(text)
}

const zip = /^\d{5}(?:-\d{4})?$/

export function isZip(text: string): boolean {
  return zip.test(text)
}

/** "TX", "N.Y." */
export function isAbbreviation(text: string): boolean {
  return text.length < 10 && /^[a-z]{1,2}$/.test(fold(text))
}

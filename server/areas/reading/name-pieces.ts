import { fold } from '../tree/fold.ts'
import { saysWhole } from './said-whole.ts'

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

/** The pieces of each line of a list. */
export function linesOfPieces(text: string): Piece[][] {
  const lines = text.split(/[\n\r]+/)
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
  const pieces: string[] = []
  for (const text of withoutBullet(line)
    .split(/[,\t()[\]|•‣●▪]|\.{3,}|…/)
    .map(bare)
    .flatMap(withoutZip)) {
    if (saysWhole(text) && pieces.length > 0) pieces.push(`${pieces.pop()} (${text})`)
    else if (text !== '') pieces.push(text)
  }
  return pieces.map((text, index) => {
    const follows = conjunction.test(text)
    return { text: follows ? bare(text.replace(conjunction, '')) : text, begins: index === 0 || follows }
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

const zip = /^\d{5}(?:-\d{4})?$/

export function isZip(text: string): boolean {
  return zip.test(text)
}

/** "TX", "N.Y." */
export function isAbbreviation(text: string): boolean {
  return text.length < 10 && /^[a-z]{1,2}$/.test(fold(text))
}

import { type DomainError, Invalid, Unreadable } from '../errors.ts'
import { formatNumber } from '../format.ts'

/**
 * Of a form for people without an account, in bytes: as much as a sign-in with the longest password and address and the
 * longest page to continue to, each of their characters written as `%E2%82%AC`.
 */
export const PUBLIC_FORM_BYTES = 16 * 1024

/**
 * No body of ours has more: the longest is a list of all places, one by one. Whatever is read is then checked value by
 * value, which takes far longer for a megabyte of tiny ones than for a megabyte of text, so they are counted before.
 */
const most = {
  /** Of JSON: everything but texts in lists. Each may be checked against several schemas, and have several faults. */
  parts: 5000,
  /** Texts in lists, and fields of a form. */
  values: 60_000,
  /** Fields of a form for people without an account. */
  publicFields: 20,
  depth: 50,
  /** Of the text in a field of a form, which may be searched for anything. */
  length: 100_000,
  name: 200,
}

const [quote, backslash, comma, colon, openList, closeList, openObject, closeObject] = Array.from(
  '"\\,:[]{}',
  (character) => character.charCodeAt(0),
)

/** What is too much in JSON, found by looking at each character once, before it is parsed. */
export function tooMuchJson(text: string): DomainError | null {
  let [depth, parts, values] = [0, 0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === quote) at = endOfString(text, at)
    else if (character === comma && isBeforeText(text, at)) values += 1
    else if (character === comma || character === colon) parts += 1
    else if (character === openList || character === openObject) {
      parts += 1
      depth += 1
      if (depth > most.depth) return new Unreadable(`The body is nested more than ${most.depth} deep.`)
    } else if (character === closeList || character === closeObject) depth -= 1
    if (values > most.values) return new Invalid(`A body has at most ${formatNumber(most.values)} texts.`)
    if (parts > most.parts)
      return new Invalid(`A body has at most ${formatNumber(most.parts)} fields, objects, lists and numbers.`)
  }
  return null
}

/** Where the quote is that ends the string, or the end of a text that does not end it. */
function endOfString(text: string, begin: number): number {
  let end = begin
  do {
    end = text.indexOf('"', end + 1)
    if (end === -1) return text.length
  } while (isEscaped(text, end))
  return end
}

/** Of the blanks that JSON knows, each is passed once. */
const blanks = /[\t\n\r ]*/y

function isBeforeText(text: string, at: number): boolean {
  blanks.lastIndex = at + 1
  blanks.exec(text)
  return text.charCodeAt(blanks.lastIndex) === quote
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text.charCodeAt(before) === backslash) before -= 1
  return (at - before) % 2 === 0
}

/** The form, with what is wrong with it as a whole. `isPublic` is one that people without an account send. */
export function readPairs(text: string, isPublic: boolean): { form: URLSearchParams; refused: DomainError | null } {
  const refused = tooManyFields(text, isPublic ? most.publicFields : most.values) ?? undecodable(text)
  if (refused) return { form: new URLSearchParams(), refused }
  const form = new URLSearchParams(text)
  return { form, refused: tooLong(form) }
}

function tooManyFields(text: string, atMost: number): Invalid | null {
  let fields = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) fields += 1
  return fields > atMost ? new Invalid(`A form has at most ${formatNumber(atMost)} fields.`) : null
}

/**
 * No browser sends bytes that are no UTF-8. They are found in the form as a whole, because Node throws and catches an
 * error for each value that has some, and 60,000 errors take half a second.
 */
function undecodable(text: string): Unreadable | null {
  try {
    decodeURIComponent(text)
    return null
  } catch {
    return new Unreadable('The form is not well-formed: after each % come two hexadecimal digits of UTF-8.')
  }
}

function tooLong(form: URLSearchParams): Invalid | null {
  for (const [name, value] of form) {
    if (name.length > most.name) return new Invalid('The name of a field is too long.')
    if (value.length > most.length)
      return new Invalid({ [name]: `Keep this to ${formatNumber(most.length)} characters.` })
  }
  return null
}

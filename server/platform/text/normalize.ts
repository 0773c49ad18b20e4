/** A base and the marks on it; of a long row of marks, the next thirty. */
const pieces = /\P{M}*\p{M}{0,30}/gu
const longRow = /\p{M}{31}/u

/** Whether the text has a row of more than 30 combining marks. No language has (Unicode Standard Annex 15, stream-safe text). */
export function hasLongRow(text: string): boolean {
  return longRow.test(text)
}

/**
 * `text.normalize(form)`, but a long row of combining marks is normalized in pieces. Normalizing sorts each row, and that
 * takes time that grows with its square.
 */
export function normalize(text: string, form: 'NFC' | 'NFD'): string {
  if (!hasLongRow(text)) return text.normalize(form)
  return (text.match(pieces) ?? []).map((piece) => piece.normalize(form)).join('')
}

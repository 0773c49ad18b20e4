/** A base and the marks on it; of a long row of marks, the next thirty. */
const pieces = /\P{M}*\p{M}{0,30}/gu
const longRow = /\p{M}{31}/u

/**
 * `text.normalize(form)`, but a row of more than 30 combining marks is normalized in pieces. Normalizing sorts each row,
 * and that takes time that grows with its square. No language has such rows (Unicode Standard Annex 15, stream-safe text).
 */
export function normalize(text: string, form: 'NFC' | 'NFD'): string {
  if (!longRow.test(text)) return text.normalize(form)
  return (text.match(pieces) ?? []).map((piece) => piece.normalize(form)).join('')
}

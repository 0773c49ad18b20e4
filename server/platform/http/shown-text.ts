/** Letters that are drawn as nothing, like blanks, joiners and marks without a letter. */
const unseen = /[\p{Z}\p{Cf}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu

/**
 * Whether a text can stand in the middle of a sentence: it shows something, is one line, and has no character that only
 * changes how others look. The joiners U+200C and U+200D belong to some languages.
 */
export function isShownOnOneLine(text: string): boolean {
  return text.replace(unseen, '') !== '' && !/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u.test(text)
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u
/** Spaces, dashes, underscores, dots, commas and characters that nobody sees. */
const spacing = /[\p{Z}\p{Pd}\p{Pc}\p{Cf}\p{Cc}.,·•∙⋅…]/u
/** Any other sign spaces a password out when it comes this often. */
const OFTEN = 3

/**
 * The password as it is, with full-width and other letters as the usual ones that they stand for, and without what spaces
 * it out: "p a s s w o r d" is no harder to guess than "password". The weakest of them counts.
 */
export function waysToRead(password: string): string[] {
  const usual = password.normalize('NFKC')
  return [...new Set([password, usual, withoutSpacing(usual)])]
}

function withoutSpacing(text: string): string {
  const characters = [...text]
  const counts = new Map<string, number>()
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  const stays = (character: string) =>
    letterOrDigit.test(character) || (!spacing.test(character) && counts.get(character)! < OFTEN)
  return characters.filter(stays).join('')
}

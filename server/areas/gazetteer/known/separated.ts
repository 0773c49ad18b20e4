/**
 * Turns texts of names, with commas between them, into lists. The reference lists are texts because thousands of quoted
 * strings on a line each would be harder to read and to keep.
 */
export function separated(texts: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    ]),
  )
}

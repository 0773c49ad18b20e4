import { normalize } from '../../platform/text/normalize.ts'

/** Letters that Unicode does not decompose into a base letter and an accent. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  ə: 'e',
}

/** Lower case without accents, apostrophes or punctuation, one space between words: "Coeur d’Alène" is "coeur dalene". */
export function fold(text: string): string {
  // Most names are plain, and the rest of this takes ten times as long.
  if (/^[a-z0-9]+( [a-z0-9]+)*$/i.test(text)) return text.toLowerCase()
  return normalize(text, 'NFD')
    .toLowerCase()
    .replace(/[\p{M}'’‘ʻʼ`´.]/gu, '')
    .replace(/[ßæœøđðþłıə]/g, (letter) => letters[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The last part of a town's code: only a–z, 0–9 and hyphens; empty when the name has none of these. */
export function slug(name: string): string {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

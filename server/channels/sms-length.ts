/**
 * The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1). An extended character counts as two.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extended = '\f^{}\\[~]|€'

/** Characters in a message of one part, and in each part of a longer one. */
const sizes = { gsm: { alone: 160, joined: 153 }, ucs2: { alone: 70, joined: 67 } }

export interface SmsLength {
  /** In the units that are sent: an extended GSM character counts as two, and so does an emoji. */
  characters: number
  parts: number
  /** How many characters fit into this number of parts. */
  room: number
  /** The first character that is not in the GSM alphabet, which makes every part hold 67 or 70 instead of 153 or 160. */
  because: string | null
}

export function smsLength(text: string): SmsLength {
  const because = [...text].find((character) => !basic.includes(character) && !extended.includes(character)) ?? null
  const { alone, joined } = because === null ? sizes.gsm : sizes.ucs2
  const widths = [...text].map((character) => (because === null ? gsmWidth(character) : character.length))
  const characters = widths.reduce((sum, width) => sum + width, 0)
  if (characters <= alone) return { characters, parts: 1, room: alone, because }
  const parts = partsOf(widths, joined)
  return { characters, parts, room: parts * joined, because }
}

function gsmWidth(character: string): number {
  return extended.includes(character) ? 2 : 1
}

/** A character that counts as two is never split, so a part may be one short. */
function partsOf(widths: readonly number[], size: number): number {
  let parts = 1
  let filled = 0
  for (const width of widths) {
    if (filled + width > size) {
      parts += 1
      filled = 0
    }
    filled += width
  }
  return parts
}

/** One bit for each letter that occurs; letters far apart in Unicode may share one. */
export function lettersIn(text: string): number {
  let found = 0
  for (let index = 0; index < text.length; index++) found |= 1 << (text.charCodeAt(index) & 31)
  return found
}

/** In how many letters two texts differ. A slip changes two of them at most: the one left out and the one put in. */
export function differing(a: number, b: number): number {
  const both = a ^ b
  let rest = both - ((both >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

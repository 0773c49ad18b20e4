const SIGNATURE_BYTES = 8
/** Text about the picture, which may be packed so that a small file unpacks to hundreds of megabytes. */
const texts: readonly string[] = ['tEXt', 'zTXt', 'iTXt']

/** The size of a PNG as its header says, without decoding anything; null when it has no header. */
export function sizeOfPng(file: Buffer): { width: number; height: number } | null {
  if (file.length < 24 || file.toString('latin1', 12, 16) !== 'IHDR') return null
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20) }
}

/** The file without the texts in it, which nobody sees and which take long to unpack. */
export function withoutTexts(file: Buffer): Buffer {
  const kept = [file.subarray(0, SIGNATURE_BYTES)]
  let at = SIGNATURE_BYTES
  while (at + 12 <= file.length) {
    const end = at + 12 + file.readUInt32BE(at)
    if (!texts.includes(file.toString('latin1', at + 4, at + 8))) kept.push(file.subarray(at, end))
    at = end
  }
  // What is left of one that is cut off.
  if (at < file.length) kept.push(file.subarray(at))
  return Buffer.concat(kept)
}

import sharp from 'sharp'

/** A small picture, as a file that somebody chooses. */
export function pngFile(background = 'teal'): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .png()
    .toBuffer()
}

import sharp, { type Sharp } from 'sharp'
import { Invalid } from '../platform/errors.ts'
import { formatBytes, formatNumber } from '../platform/format.ts'
import { openGate } from '../platform/gate.ts'
import type { ImageType, Picture } from './image.ts'
import { sizeOfPng, withoutTexts } from './png-header.ts'

// No other reader of libvips is needed, and those of SVG and PDF open files and run for long.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] })
// One thread for each picture, because requests need the others.
sharp.concurrency(1)
sharp.cache(false)

/** Of a file that somebody uploads. The photos of phones have fewer. */
export const UPLOAD_BYTES = 10 * 1024 * 1024
const PIXELS = 50_000_000
/** Of each side. */
const SIDE = 12_000
const SECONDS = 10

const oneAtATime = openGate({
  atOnce: 1,
  waiting: 20,
  each: 2,
  tooMany: 'Your earlier pictures are still being read. Wait for them, then try again.',
})

export interface PictureLimits {
  /** It is made smaller to fit, never larger. */
  width: number
  height: number
}

/**
 * Reads a picture that somebody uploaded: what it is, its content says, and not its name. It is encoded again, the right
 * way up, so that nothing else that was in the file reaches readers: no place where it was taken, and no script. Throws
 * Invalid with a sentence for the form.
 */
export async function readPicture(who: string, file: Buffer, { width, height }: PictureLimits): Promise<Picture> {
  if (file.length > UPLOAD_BYTES) throw tooLarge()
  const type = typeOf(file)
  if (type === null) throw new Invalid('Choose a PNG, JPEG or WebP picture. Hark cannot use other kinds of files.')
  return oneAtATime(who, async () => {
    const isPng = type === 'image/png'
    const ofHeader = isPng ? sizeOfPng(file) : null
    if (ofHeader !== null) requireReadable(ofHeader)
    const source = sharp(isPng ? withoutTexts(file) : file, { limitInputPixels: false, failOn: 'error' })
    requireReadable(await source.metadata().catch(unreadable))
    const fitted = source.autoOrient().resize({ width, height, fit: 'inside', withoutEnlargement: true })
    const { data, info } = await encoded(fitted, type)
      .timeout({ seconds: SECONDS })
      .toBuffer({ resolveWithObject: true })
      .catch(unreadable)
    return { type, width: info.width, height: info.height, bytes: data }
  })
}

/** Before anything is decoded: that takes as long as the picture is large, and longer for one that is a single line. */
function requireReadable({ width, height }: { width: number; height: number }): void {
  const made = 'Make it smaller first.'
  if (width * height > PIXELS)
    throw new Invalid(`The picture has more than ${formatNumber(PIXELS / 1_000_000)} megapixels. ${made}`)
  if (Math.max(width, height) > SIDE)
    throw new Invalid(`The picture is more than ${formatNumber(SIDE)} pixels wide or high. ${made}`)
}

/** What is said of a file that is too large to be read at all. */
export function tooLarge(): Invalid {
  return new Invalid(`The file is larger than ${formatBytes(UPLOAD_BYTES)}. Choose a smaller one.`)
}

function encoded(source: Sharp, type: ImageType): Sharp {
  switch (type) {
    case 'image/png':
      return source.png({ compressionLevel: 9 })
    case 'image/jpeg':
      return source.jpeg({ quality: 85 })
    case 'image/webp':
      return source.webp({ quality: 85 })
  }
}

/** The type, by the first bytes of the file. */
function typeOf(file: Buffer): ImageType | null {
  const text = (from: number, to: number) => file.toString('latin1', from, to)
  if (text(0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (text(0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  return text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP' ? 'image/webp' : null
}

function unreadable(): never {
  throw new Invalid('The picture cannot be read. It may be damaged: save it again, or choose another one.')
}

import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import { withoutTexts } from '../../server/images/png-header.ts'
import { insertImage } from '../../server/images/queries.ts'
import { readPicture, UPLOAD_BYTES } from '../../server/images/read-picture.ts'
import { Invalid } from '../../server/platform/errors.ts'
import { transact } from '../../server/platform/transact.ts'
import { aPerson, startApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'

const small = { width: 100, height: 100 }
const read = (file: Buffer, limits = small) => readPicture('somebody', file, limits)
const refusal = (file: Buffer) =>
  read(file).then(
    () => 'no refusal',
    (error) => (error instanceof Invalid ? error.message : String(error)),
  )
/** Left half red, right half blue. */
const flag = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: 'blue' } },
      gravity: 'east',
    },
  ])

describe('a picture', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('stays %s, as large as it was, when it fits', async (format) => {
    const picture = await read(await flag().toFormat(format).toBuffer())
    expect(picture).toMatchObject({ type: `image/${format}`, width: 40, height: 20 })
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format, width: 40, height: 20 })
  })

  test('is made smaller to fit, and keeps its proportions', async () => {
    expect(await read(await flag(400, 100).png().toBuffer())).toMatchObject({ width: 100, height: 25 })
  })

  test('loses where it was taken and by whom, and what follows its end', async () => {
    const exif = { IFD0: { Artist: 'Ana Ruiz' }, IFD3: { GPSLatitude: '35/1 22/1 24/1', GPSLatitudeRef: 'N' } }
    const file = Buffer.concat([
      await flag().withExif(exif).jpeg().toBuffer(),
      Buffer.from('<script>alert(1)</script>'),
    ])
    expect(file.includes('Ana Ruiz')).toBe(true)
    const { bytes } = await read(file)
    expect(bytes.includes('Ana Ruiz')).toBe(false)
    expect(bytes.includes('script')).toBe(false)
    expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  })

  test('is turned the way that its camera says', async () => {
    const lying = await flag().jpeg().withMetadata({ orientation: 6 }).toBuffer()
    const { width, height, bytes } = await read(lying)
    expect([width, height]).toEqual([20, 40])
    const { data } = await sharp(bytes)
      .extract({ left: 10, top: 5, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[0]).toBeGreaterThan(data[2]!)
  })

  test('is what its content says, whatever else is claimed: SVG, GIF and text are refused', async () => {
    const gif = await flag().gif().toBuffer()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>')
    for (const file of [gif, svg, Buffer.from('hello'), Buffer.alloc(0), Buffer.from('%PDF-1.7')]) {
      expect(await refusal(file)).toBe('Choose a PNG, JPEG or WebP picture. Hark cannot use other kinds of files.')
    }
  })

  test('that is cut off, or only begins like one, is refused', async () => {
    const jpeg = await flag(400, 400).jpeg().toBuffer()
    const png = await flag(400, 400).png({ compressionLevel: 0 }).toBuffer()
    const webp = await flag(400, 400).webp({ lossless: true }).toBuffer()
    const damaged = [jpeg, png, webp].flatMap((file) => [file.subarray(0, file.length >> 1), file.subarray(0, 12)])
    for (const file of damaged) expect(await refusal(file)).toContain('The picture cannot be read.')
  })

  test('of more than 50 megapixels or 10 MB is refused before it is decoded', async () => {
    expect(await refusal(emptyPng(60_000, 60_000))).toBe(
      'The picture has more than 50 megapixels. Make it smaller first.',
    )
    expect(await refusal(Buffer.alloc(UPLOAD_BYTES + 1))).toBe('The file is larger than 10 MB. Choose a smaller one.')
  })

  test('that is too long on one side is refused before it is decoded', async () => {
    const words = 'The picture is more than 12,000 pixels wide or high. Make it smaller first.'
    expect(await refusal(emptyPng(1, 49_000_000))).toBe(words)
    expect(await refusal(await flag(12_002, 2).jpeg().toBuffer())).toBe(words)
  })

  test('is read without the packed texts in it', async () => {
    const png = await flag().png().toBuffer()
    const text = chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(1_000_000))]))
    const withText = Buffer.concat([png.subarray(0, 33), text, png.subarray(33)])
    expect(withoutTexts(withText).equals(png)).toBe(true)
    expect(await read(withText)).toMatchObject({ width: 40, height: 20 })
  })

  test('is refused when the same person sends several at once', async () => {
    const file = await flag().png().toBuffer()
    const all = await Promise.allSettled([read(file), read(file), read(file)])
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  })
})

describe.each(databases)('a kept picture, on %s', (_name, open) => {
  test('is sent to everyone as it is, once to each browser; an address without one is 404', async () => {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    const { id: by } = await aPerson(app)
    const picture = await read(await flag().png().toBuffer())
    const at = '2026-11-26T12:00:00.000Z'
    const { id } = await transact(app.context.db, (trx) => insertImage(trx, picture, { purpose: 'logo', by, at }))

    for (const _time of [1, 2]) {
      const sent = await app.inject(`/images/${id}`)
      expect(sent.statusCode).toBe(200)
      expect(sent.rawPayload.equals(picture.bytes)).toBe(true)
      expect(sent.headers).toMatchObject({
        'content-type': 'image/png',
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
      })
      const again = await app.inject({ url: `/images/${id}`, headers: { 'if-none-match': String(sent.headers.etag) } })
      expect(again.statusCode).toBe(304)
    }
    expect((await app.inject('/images/none')).statusCode).toBe(404)
  })
})

/** A PNG whose header claims this size, and whose data is none. */
function emptyPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  const header = Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

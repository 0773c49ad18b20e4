import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { CannotStart } from '../platform/errors.ts'

const ofDay = { seq: z.int().nonnegative(), at: z.iso.datetime() }
const anchor = z.object({ ...ofDay, digest: z.string(), seal: z.string() })
const earlierAnchor = z.object({ ...ofDay, hash: z.string() })
type AnchorOfDay = z.output<typeof anchor>
type EarlierAnchorOfDay = z.output<typeof earlierAnchor>

/** What the file remembers of the audit; null if there is no such file yet. */
export function readAnchor(file: string): AnchorOfDay | EarlierAnchorOfDay | null {
  if (!existsSync(file)) return null
  try {
    return z.union([anchor, earlierAnchor]).parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(`${file} is not an anchor of the audit, or cannot be read. Name another file.`)
  }
}

/**
 * The file always holds a whole anchor: the old one or the new one. A link stays a link, because it leads to where others
 * cannot write.
 */
export function writeAnchor(file: string, remembered: AnchorOfDay): void {
  const place = existsSync(file) ? realpathSync(file) : file
  const part = `${place}.${process.pid}.part`
  try {
    writeFileSync(part, `${JSON.stringify(remembered)}\n`, { mode: 0o600 })
    renameSync(part, place)
  } catch (error) {
    throw new CannotStart(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  } finally {
    rmSync(part, { force: true })
  }
}

/** What the audit's fitting the anchor proves, and what it leaves open. */
export function provenBy(
  file: string,
  remembered: AnchorOfDay | EarlierAnchorOfDay,
  { sealedUntil, last }: { sealedUntil: number; last: { seal: string } },
): string {
  const { seq, at } = remembered
  if (!('digest' in remembered)) {
    const proven =
      sealedUntil === 0
        ? `the entries up to ${seq} are as they were then`
        : sealedUntil < seq
          ? `${entries(sealedUntil + 1, seq)} said the same then, and nothing of those before, because they are sealed`
          : `the audit had an entry ${seq} then, and nothing of what it said, because it is sealed`
    return `An earlier version of Hark wrote ${file} at ${at}. It proves that ${proven}.`
  }
  const fits = `Up to entry ${seq} it is as ${file} remembers it from ${at}.`
  if (sealedUntil === 0 || remembered.seal === last.seal) return fits
  const open = sealedUntil > seq ? ` Nothing proves ${entries(seq + 1, sealedUntil)}, recorded after it.` : ''
  return `${fits} Since then the entries up to ${sealedUntil} were sealed.${open}`
}

function entries(from: number, to: number): string {
  return from === to ? `entry ${from}` : `entries ${from} to ${to}`
}

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { CannotStart } from '../platform/errors.ts'

const anchor = z.object({ seq: z.int().nonnegative(), hash: z.string(), at: z.iso.datetime() })
type AnchorOfDay = z.output<typeof anchor>

/** What the file remembers of the audit; null if there is no such file yet. */
export function readAnchor(file: string): AnchorOfDay | null {
  if (!existsSync(file)) return null
  try {
    return anchor.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new CannotStart(`${file} is not an anchor of the audit, or cannot be read. Name another file.`)
  }
}

/** The file always holds a whole anchor: the old one or the new one. */
export function writeAnchor(file: string, remembered: AnchorOfDay): void {
  const part = `${file}.${process.pid}.part`
  try {
    writeFileSync(part, `${JSON.stringify(remembered)}\n`, { mode: 0o600 })
    renameSync(part, file)
  } catch (error) {
    throw new CannotStart(`${file} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  } finally {
    rmSync(part, { force: true })
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ownCookie } from '../../platform/http/cookies.ts'
import { hashSecret, newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { openJson } from '../../platform/secrets.ts'
import { DAY, SECOND } from '../../platform/time-units.ts'

const cookie = 'hark_device'
const DAYS = 400
/** People who share a computer. */
const MOST = 10

const device = z.object({ id: z.string(), person: z.string(), mark: z.string() })
const content = z.object({ purpose: z.literal('devices'), devices: z.array(device).max(MOST) })
export type Device = z.output<typeof device>

/** An account with its password, as the database keeps it. */
interface Account {
  id: string
  passwordHash: string | null
  /** What a new device of it is called; without it, something new. */
  device?: string
}

/**
 * The devices of a browser: one for each account that has signed in there. Strangers who try to sign in cannot keep such a
 * browser out. The cookie is sealed, and good for nothing but trying a password.
 */
export function devicesOf(platform: Platform, request: FastifyRequest): Device[] {
  const sealed = request.cookies[ownCookie(cookie, platform.config).name]
  if (sealed === undefined) return []
  return openJson(platform.secrets, content, sealed)?.devices ?? []
}

/** The device with which this account signed in before. It ends when the password changes. */
export function knownDevice(devices: readonly Device[], account: Account | null): Device | null {
  if (account === null) return null
  return devices.find(({ person, mark }) => person === account.id && mark === markOf(account)) ?? null
}

/** Remembers that this account has signed in here. */
export function rememberDevice(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  account: Account,
): void {
  const before = devicesOf(platform, request)
  const known = knownDevice(before, account) ?? {
    id: account.device ?? newId(),
    person: account.id,
    mark: markOf(account),
  }
  const devices = [known, ...before.filter(({ person }) => person !== account.id)].slice(0, MOST)
  const { name, options } = ownCookie(cookie, platform.config)
  const sealed = platform.secrets.seal(JSON.stringify({ purpose: 'devices', devices }))
  reply.setCookie(name, sealed, { ...options, maxAge: (DAYS * DAY) / SECOND })
}

/** Changes with the password, because its hash has a salt of its own. */
export function markOf({ passwordHash }: Account): string {
  return hashSecret(`device ${passwordHash}`)
}

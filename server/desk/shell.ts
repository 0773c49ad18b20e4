import type { FastifyReply, FastifyRequest } from 'fastify'
import { logoProps } from '../images/logo.ts'
import { listIncidents } from '../incidents/queries.ts'
import { teamWords } from '../people/fields.ts'
import { may, type Person } from '../people/person.ts'
import { visitorOf } from '../people/sessions.ts'
import { logLevelFor } from '../platform/database-trouble.ts'
import { hasLeft } from '../platform/guards/has-left.ts'
import { inTime, Unfinished } from '../platform/in-time.ts'
import { findOrganisation } from '../platform/organisation.ts'
import { takeFlash } from '../platform/pages/flash.ts'
import type { Locals } from '../platform/pages/layouts.ts'
import type { Platform } from '../platform/platform.ts'
import { SECOND } from '../platform/time-units.ts'
import { countWaitingFor } from './queries.ts'

/** A page without its frame is better than one that waits for a database that does not answer. */
const FRAME_MILLIS = 3 * SECOND

/**
 * Fills what a page shows around its content: the organization, who is signed in, and what is waiting for them. If
 * reading it fails or takes long, the page is shown without it.
 */
export async function fillShell(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  // Nobody reads it, and the process may be ending.
  if (!reply.locals || hasLeft(request)) return
  try {
    await inTime(fillIn(platform, request, reply), FRAME_MILLIS)
  } catch (error) {
    const level = error instanceof Unfinished ? 'warn' : logLevelFor(error)
    request.log[level]({ err: error }, 'the frame of the page could not be filled')
  }
}

async function fillIn(platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { db } = platform
  const locals = reply.locals!
  const { name, logo } = await findOrganisation(db)
  locals.organisation = name
  locals.logo = logoProps(logo)
  locals.banner ??= takeFlash(platform, request, reply)
  const person = await visitorOf(platform, request)
  if (person === null) return
  locals.person = presentPerson(person)
  locals.waiting = may(person, 'approver') ? await countWaitingFor(db, person.id) : 0
  locals.incidents = (await listIncidents(db, { open: true })).length
}

function presentPerson(person: Person): Locals['person'] {
  const { name, team } = person
  return {
    name,
    team: teamWords[team].toLowerCase(),
    initials: initialsOf(name),
    can: {
      author: may(person, 'author'),
      approver: may(person, 'approver'),
      administrator: may(person, 'administrator'),
    },
  }
}

/** "DR" for Dana Reyes: the first letters of the first and the last name. */
function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return letters.map((word) => [...word][0]!.toUpperCase()).join('')
}

import type { Audience } from '../audiences/audience.ts'
import type { Course } from '../incidents/course.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Severity } from '../incidents/severity.ts'
import type { Kind } from '../planning/model/rule-schema.ts'
import type { Instant } from '../platform/clock.ts'
import type { PostImage } from './announcement.ts'
import type { Stage } from './status.ts'

/**
 * What one channel is given to send: a snapshot taken when publishing starts, so that retries send the same text.
 */
export interface OutgoingMessage {
  announcement: string
  revision: number
  kind: Kind
  severity: Severity
  category: string
  stage: Stage | null
  incident: string | null
  /** This and the texts have their times filled in. */
  headline: string
  /** The channel's own text if there is one, otherwise the body. */
  text: string
  body: string
  /** Headline and texts as they were written, when times were filled in; otherwise null. */
  written: { headline: string; text: string; body: string } | null
  link: string
  audience: Audience
  /** "Bakersfield and Oildale, California". */
  where: string
  /** The announcement that it corrects. */
  corrects: string | null
  /** Its own period. That of its incident is in `course`. */
  began: Instant | null
  expectedEnd: Instant | null
  confidence: Incident['confidence']
  nextUpdateBy: Instant | null
  images: readonly PostImage[]
  /** The times of its incident, as they were known when it went out. */
  course: Course | null
  /** Where most people live whom it reaches; null in messages of earlier versions. Its times are told in this zone. */
  zone: string | null
}

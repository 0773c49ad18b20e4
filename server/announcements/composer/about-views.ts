import type { Context } from '../../context.ts'
import type { Instant } from '../../platform/clock.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { momentInWords } from '../../platform/time-words.ts'
import type { Announcement } from '../announcement.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { listAnnouncements } from '../list-queries.ts'
import { withTimesFilled } from '../placeholders.ts'
import { stages } from '../status.ts'
import { stageWords } from '../status-words.ts'
import { choice, withError } from './fields.ts'
import type { About, Previous } from './live-props.ts'

/** What an announcement may correct. */
export type Correctable = Pick<Announcement, 'id' | 'headline'>

const LISTED_AT_MOST = 50

/** The announcements that were published about the same incident, or about none, the last changed first. */
export async function listCorrectable({ db }: Context, form: ComposerForm): Promise<Correctable[]> {
  if (form.kind !== 'service' || form.stage !== 'correction' || form.incident.startsWith('new:')) return []
  const incident = form.incident === '' ? undefined : form.incident
  const statuses = ['published', 'publishing'] as const
  const found = await listAnnouncements(db, { kind: 'service', statuses, incident }, LISTED_AT_MOST)
  return found.filter((one) => incident !== undefined || one.incident === null)
}

/** Where it opens an incident it is the first notice, and plain information can only be corrected. */
export function aboutFragment(
  form: ComposerForm,
  { correctable, says, errors }: { correctable: readonly Correctable[]; says: string[]; errors: FieldErrors },
): About {
  if (form.kind !== 'service') return { stages: [], corrects: null, says: [] }
  return { stages: stagesOf(form), corrects: correctsField(form, correctable, errors), says }
}

function stagesOf({ incident, stage }: ComposerForm): About['stages'] {
  if (incident.startsWith('new:')) return []
  if (incident !== '') return stages.map((one) => choice(one, stageWords[one].authors, stage))
  const isCorrection = stage === 'correction'
  return [
    { value: 'none', label: 'Information', chosen: !isCorrection },
    { value: 'correction', label: stageWords.correction.authors, chosen: isCorrection },
  ]
}

function correctsField(
  form: ComposerForm,
  correctable: readonly Correctable[],
  errors: FieldErrors,
): About['corrects'] {
  if (form.stage !== 'correction' || form.incident.startsWith('new:')) return null
  const options = correctable.map(({ id, headline }) => ({ value: id, label: headline || 'Without a headline' }))
  const none = { value: '', label: options.length === 0 ? 'Nothing has been published yet' : 'Choose one' }
  return withError(
    { name: 'corrects', label: 'Corrects', value: form.corrects, control: 'select', options: [none, ...options] },
    errors,
  )
}

/** What people were told last, beside the text that follows it. */
export function previousFragment(
  previous: Announcement | null,
  { zone, now }: { zone: string; now: Instant },
): Previous | null {
  if (previous === null) return null
  const { headline, body } = withTimesFilled(previous, { zone, now })
  const word = previous.stage === null ? 'Message' : stageWords[previous.stage].readers
  const at = previous.publishedAt ?? previous.updatedAt
  return {
    href: `/announcements/${previous.id}`,
    note: `${word}, ${momentInWords(at, zone, now)}`,
    headline,
    text: body,
  }
}

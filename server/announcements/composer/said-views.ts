import type { FieldErrors } from '../../platform/errors.ts'
import type { Field, Said } from '../../platform/pages/shared-props.ts'
import type { Assessment } from '../checks/assessment.ts'
import { altField, type ComposerForm } from '../form/composer-form.ts'
import type { PicturesField, WhatSection, WhenFields } from './section-props.ts'
import { hasOwnText } from './what-views.ts'
import { timedChannels } from './when-views.ts'

/** By field, what is wrong with it and what is still needed before it can be sent. */
export interface Spoken {
  errors: FieldErrors
  needed: FieldErrors
}

/** What is said below each field whose problems come and go while somebody types. */
export function allSaid(assessment: Assessment, form: ComposerForm, spoken: Spoken): Said[] {
  const { channels } = assessment.calendar
  return [
    ...['headline', 'body', 'link', 'date', 'time', 'publishBy'],
    ...form.images.map(({ id }) => altField(id)),
    ...(form.kind === 'service' ? ['began', 'expectedEnd', 'nextUpdateBy'] : []),
    ...channels.filter((channel) => hasOwnText(channel, form)).map(({ key }) => `text:${key}`),
    ...timedChannels(assessment, form).map(({ key }) => `at:${key}`),
  ].map((name) => saidOf(name, spoken))
}

function saidOf(name: string, { errors, needed }: Spoken): Said {
  return { id: `said-${name.replaceAll(':', '-')}`, error: errors[name] ?? null, needed: needed[name] ?? null }
}

/** The words of the message, each with what is said about it. */
export function saidOfWords<T extends Pick<WhatSection, 'headline' | 'body' | 'link' | 'texts'>>(
  fields: T,
  spoken: Spoken,
): T {
  const said = (field: Field) => withSaid(field, spoken)
  const { headline, body, link, texts } = fields
  return { ...fields, headline: said(headline), body: said(body), link: said(link), texts: texts.map(said) }
}

/** The descriptions of the pictures, each with what is said about it. */
export function saidOfPictures(fields: PicturesField, spoken: Spoken): PicturesField {
  return { ...fields, pictures: fields.pictures.map((one) => ({ ...one, field: withSaid(one.field, spoken) })) }
}

/** The times, each with what is said about it. */
export function saidOfTimes(fields: WhenFields, spoken: Spoken): WhenFields {
  const said = (field: Field) => withSaid(field, spoken)
  const { date, time, publishBy, lasting, others } = fields
  return {
    ...fields,
    date: said(date),
    time: said(time),
    publishBy: said(publishBy),
    lasting: lasting && {
      ...lasting,
      began: said(lasting.began),
      expectedEnd: said(lasting.expectedEnd),
      nextUpdateBy: lasting.nextUpdateBy && said(lasting.nextUpdateBy),
    },
    others: others.map((other) => ({ ...other, field: said(other.field) })),
  }
}

function withSaid({ error: _inItsPlace, ...field }: Field, spoken: Spoken): Field {
  return { ...field, said: saidOf(field.name, spoken) }
}

import type { FieldErrors } from '../../platform/errors.ts'
import type { Assessment } from '../checks/assessment.ts'
import { passesInWords } from '../checks/passes-in-words.ts'
import type { ComposerForm } from '../form/composer-form.ts'
import { withError } from './fields.ts'
import type { SeverityPass } from './live-props.ts'

/** What the severity passes, and the field for the reason. What was typed is kept while it passes nothing. */
export function severityPass(assessment: Assessment, form: ComposerForm, errors: FieldErrors): SeverityPass {
  const { severityReason: value } = form
  const sentence = passesInWords(assessment)
  if (sentence === null) return { note: null, field: null, kept: value }
  return {
    note: sentence,
    field: withError(
      {
        name: 'severityReason',
        label: `Why it is ${form.severity}`,
        hint: 'Whoever approves it reads this.',
        value,
        control: 'textarea',
        rows: 2,
      },
      errors,
    ),
    kept: null,
  }
}

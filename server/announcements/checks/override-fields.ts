import type { Finding } from '../../planning/model/report.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { OverrideInput } from '../schema.ts'
import type { Assessment } from './assessment.ts'
import { titleOfFinding } from './findings-views.ts'

const prefix = 'override:'
const seenPrefix = 'seen:'

/** A field for each rule that blocks, in which an approver gives the reason for overriding it. */
export function overrideFields(
  assessment: Assessment,
  entered: URLSearchParams | null,
  errors: FieldErrors,
  idPrefix = '',
): Field[] {
  return [...overridable(assessment)].map(([rule, findings]) => {
    const name = `${prefix}${rule}`
    const error = errors[name]
    const titles = [...new Set(findings.map((finding) => titleOfFinding(assessment, finding)))]
    const field: Field = {
      name,
      id: `${idPrefix}${name}`,
      // A reason passes everything that the rule found, so all of it is named.
      label: titles.join('; '),
      value: entered?.get(name) ?? '',
      hint: `Reason to override “${findings[0]!.name}” this once.`,
    }
    return error === undefined ? field : { ...field, error }
  })
}

/** Beside these fields, the revision of each rule as it is shown, so that nobody overrides one that they have not seen. */
export function seenRevisions(assessment: Assessment): { name: string; value: string }[] {
  const { revisions } = assessment.calendar
  return [...overridable(assessment).keys()].map((rule) => ({
    name: `${seenPrefix}${rule}`,
    value: String(revisions.get(rule) ?? ''),
  }))
}

/** The findings that can be overridden, by rule. */
function overridable({ report: { findings } }: Assessment): Map<string, Finding[]> {
  const blocking = findings.filter(({ level, isOfThread }) => level === 'block' && !isOfThread)
  return Map.groupBy(blocking, ({ rule }) => rule)
}

/** Whether a form's field belongs to an override. */
export function isOverride(name: string): boolean {
  return name.startsWith(prefix) || name.startsWith(seenPrefix)
}

/** The overrides for which a reason was entered. */
export function readOverrides(form: URLSearchParams): OverrideInput[] {
  return [...form]
    .filter(([name, reason]) => name.startsWith(prefix) && reason.trim() !== '')
    .map(([name, reason]) => {
      const rule = name.slice(prefix.length)
      return { rule, reason: reason.trim().slice(0, 2000), ...seenOf(form, rule) }
    })
}

function seenOf(form: URLSearchParams, rule: string): Pick<OverrideInput, 'revision'> {
  const revision = Number.parseInt(form.get(`${seenPrefix}${rule}`) ?? '', 10)
  return Number.isNaN(revision) ? {} : { revision }
}

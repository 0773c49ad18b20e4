import type { FieldErrors } from '../../platform/errors.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { OverrideInput } from '../schema.ts'
import type { Assessment } from './assessment.ts'
import { titleOfFinding } from './findings-views.ts'

const prefix = 'override:'

/** A field for each rule that blocks, in which an approver gives the reason for overriding it. */
export function overrideFields(
  assessment: Assessment,
  entered: URLSearchParams | null,
  errors: FieldErrors,
  idPrefix = '',
): Field[] {
  const blocking = assessment.report.findings.filter(({ level, isOfThread }) => level === 'block' && !isOfThread)
  return [...Map.groupBy(blocking, ({ rule }) => rule)].map(([rule, findings]) => {
    const name = `${prefix}${rule}`
    const error = errors[name]
    const titles = [...new Set(findings.map((finding) => titleOfFinding(assessment, finding)))]
    const field: Field = {
      name,
      id: `${idPrefix}${name}`,
      // A reason passes everything that the rule found, so all of it is named.
      label: titles.join('; '),
      value: entered?.get(name) ?? '',
      hint: `Why it may break the rule “${findings[0]!.name}” this once.`,
    }
    return error === undefined ? field : { ...field, error }
  })
}

/** Whether a form's field is one for the reason of an override. */
export function isOverride(name: string): boolean {
  return name.startsWith(prefix)
}

/** The overrides for which a reason was entered. */
export function readOverrides(form: URLSearchParams): OverrideInput[] {
  return [...form]
    .filter(([name, reason]) => isOverride(name) && reason.trim() !== '')
    .map(([name, reason]) => ({ rule: name.slice(prefix.length), reason: reason.trim().slice(0, 2000) }))
}

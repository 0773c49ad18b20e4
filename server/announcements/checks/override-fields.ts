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
  const blocking = assessment.report.findings.filter(({ level }) => level === 'block')
  const firstOfRule = [...new Map(blocking.map((finding) => [finding.rule, finding])).values()]
  return firstOfRule.map((finding) => {
    const name = `${prefix}${finding.rule}`
    const error = errors[name]
    const field: Field = {
      name,
      id: `${idPrefix}${name}`,
      label: titleOfFinding(assessment, finding),
      value: entered?.get(name) ?? '',
      hint: 'Why it may break the rule this once.',
    }
    return error === undefined ? field : { ...field, error }
  })
}

/** The overrides for which a reason was entered. */
export function readOverrides(form: URLSearchParams): OverrideInput[] {
  return [...form]
    .filter(([name, reason]) => name.startsWith(prefix) && reason.trim() !== '')
    .map(([name, reason]) => ({ rule: name.slice(prefix.length), reason: reason.trim().slice(0, 2000) }))
}

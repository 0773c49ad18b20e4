import { rulesOf } from '../../planning/findings/passed-by-severity.ts'
import type { Finding } from '../../planning/model/report.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import type { Field } from '../../platform/pages/shared-props.ts'
import type { OverrideInput } from '../schema.ts'
import type { Assessment } from './assessment.ts'
import { byPost } from './findings/finding-groups.ts'
import { titleOfFinding } from './findings/finding-words.ts'

const prefix = 'override:'
const seenPrefix = 'seen:'

/** A field for each post that is in the way, in which an approver gives one reason for overriding the rules that it makes it break. */
export function overrideFields(
  assessment: Assessment,
  entered: URLSearchParams | null,
  errors: FieldErrors,
  idPrefix = '',
): Field[] {
  return together(assessment).map((findings) => {
    const rules = rulesOf(findings)
    const name = `${prefix}${rules.join()}`
    const error = [name, ...rules.map((rule) => `${prefix}${rule}`)]
      .map((key) => errors[key])
      .find((message) => message !== undefined)
    const titles = [...new Set(findings.map((finding) => titleOfFinding(assessment, finding)))]
    const field: Field = {
      name,
      id: `${idPrefix}${name}`,
      // A reason passes everything that the rule found, so all of it is named.
      label: titles.join('; '),
      value: entered === null ? '' : enteredFor(entered, rules),
      hint: `Reason to override ${formatList([...new Set(findings.map(({ name }) => `“${name}”`))])} this once.`,
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

/**
 * The findings that can be overridden, those of one post together. A rule that two posts make it break is overridden for
 * both, so these belong together as well.
 */
function together({ report: { findings } }: Assessment): Finding[][] {
  const groups: Finding[][] = []
  for (const { findings: found } of byPost(findings.filter(isOverridable))) {
    const shared = groups.filter((group) => rulesOf(group).some((rule) => rulesOf(found).includes(rule)))
    const joined = [...shared.flat(), ...found]
    groups.splice(0, groups.length, ...groups.filter((group) => !shared.includes(group)), joined)
  }
  return groups
}

/** What was typed for these rules, also when they were shown in other groups then. */
function enteredFor(entered: URLSearchParams, rules: readonly string[]): string {
  const fields = [...entered].filter(([name]) => name.startsWith(prefix))
  return fields.find(([name]) => namedIn(name).some((rule) => rules.includes(rule)))?.[1] ?? ''
}

/** The rules that a field is for. */
function namedIn(field: string): string[] {
  return field.slice(prefix.length).split(',')
}

function isOverridable({ level, isOfThread }: Finding): boolean {
  return level === 'block' && !isOfThread
}

/** The findings that can be overridden, by rule. */
function overridable({ report: { findings } }: Assessment): Map<string, Finding[]> {
  return Map.groupBy(findings.filter(isOverridable), ({ rule }) => rule)
}

/** Whether a form's field belongs to an override. */
export function isOverride(name: string): boolean {
  return name.startsWith(prefix) || name.startsWith(seenPrefix)
}

/** An error for each field of an override that was left empty. */
export function missingReasons(form: URLSearchParams): FieldErrors {
  const missing = [...form].filter(([name, reason]) => name.startsWith(prefix) && reason.trim() === '')
  return Object.fromEntries(missing.map(([name]) => [name, 'Give a reason for the override.']))
}

/** The overrides for which a reason was entered. */
export function readOverrides(form: URLSearchParams): OverrideInput[] {
  return [...form]
    .filter(([name, reason]) => name.startsWith(prefix) && reason.trim() !== '')
    .flatMap(([name, reason]) =>
      namedIn(name).map((rule) => ({ rule, reason: reason.trim().slice(0, 2000), ...seenOf(form, rule) })),
    )
}

function seenOf(form: URLSearchParams, rule: string): Pick<OverrideInput, 'revision'> {
  const revision = Number.parseInt(form.get(`${seenPrefix}${rule}`) ?? '', 10)
  return Number.isNaN(revision) ? {} : { revision }
}

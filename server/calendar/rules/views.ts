import type { Tree } from '../../areas/tree/tree.ts'
import { summarise } from '../../audiences/summary.ts'
import type { FieldErrors } from '../../platform/errors.ts'
import type { StatusMark } from '../../platform/pages/shared-props.ts'
import { timestampInWords } from '../../platform/time-words.ts'
import type { StoredRule } from '../stored-rule.ts'
import type { Choices, RuleFields } from './fields.ts'
import { type RuleType, ruleTypes } from './form.ts'
import { audienceInWords, type RuleNames, sentenceOf } from './rule-sentences.ts'
import type { NewViolations, ViolationList } from './violation-lists.ts'

export interface RuleViews {
  'rules/index': IndexPage
  'rules/types': { types: { href: string; name: string; text: string }[] }
  'rules/new': NewPage
  'rules/show': ShowPage
  'rules/_fields': { fields: RuleFields }
  'rules/_choices': { choices: Choices }
  'rules/_new_violations': { newViolations: NewViolations | null }
  'rules/_violation_list': { violations: ViolationList }
}

type Summary = { field: string; message: string }[]

export interface IndexPage {
  mayChange: boolean
  groups: {
    id: RuleType
    title: string
    text: string
    add: string
    /** `note` says how the areas that a rule copied differ from what they were copied from. */
    rules: { href: string; name: string; sentence: string; note: string | null; status: StatusMark; off: boolean }[]
  }[]
}

export interface NewPage {
  type: RuleType
  title: string
  text: string
  fields: RuleFields
  /** Set when the person has to confirm, because booked posts break the rule. */
  newViolations: NewViolations | null
  errors: Summary
}

export interface ShowPage {
  id: string
  name: string
  group: string
  sentence: string
  /** The areas that it copied from a saved audience, in words. */
  areas: string | null
  /** How they differ from the saved audience as it is now. */
  audienceNote: string | null
  status: StatusMark
  enabled: boolean
  history: string
  /** Booked posts that are allowed to break the rule. */
  exceptions: ViolationList | null
  /** As in NewPage. */
  newViolations: NewViolations | null
  /** The posts that would break the rule if it were switched on. */
  switchOn: NewViolations | null
  /** Null unless the person is an administrator. */
  edit: { revision: string; fields: RuleFields } | null
  errors: Summary
}

const groups: Record<RuleType, { title: string; text: string; add: string }> = {
  cap: {
    title: 'How often',
    text: 'Limit how many messages a place receives, or how close together.',
    add: 'Add a cap',
  },
  quiet: {
    title: 'Quiet hours',
    text: 'Local hours when nothing goes out.',
    add: 'Add quiet hours',
  },
  blackout: {
    title: 'Blackouts',
    text: 'A period when nothing goes out, such as a holiday or Election Day.',
    add: 'Add a blackout',
  },
}

/** Display names of areas and channels, and times in the organization's zone. */
export function namesFor(tree: Tree, channels: ReadonlyMap<string, string>, zone: string): RuleNames {
  return {
    area: (code) => (tree.area(code) ? summarise(tree, { include: [code], exclude: [] }) : code),
    audience: (audience) => audienceInWords(tree, audience),
    channel: (key) => channels.get(key) ?? key,
    time: (instant) => timestampInWords(instant, zone),
  }
}

export interface ListedRules {
  rules: readonly StoredRule[]
  /** By the id of a rule. */
  notes: ReadonlyMap<string, string>
}

export function indexPage({ rules, notes }: ListedRules, names: RuleNames, mayChange: boolean): IndexPage {
  return {
    mayChange,
    groups: ruleTypes.map((type) => ({
      id: type,
      ...groups[type],
      rules: rules
        .filter(({ definition }) => definition.type === type)
        .map((rule) => ({
          href: `/rules/${rule.id}`,
          name: rule.definition.name,
          sentence: sentenceOf(rule.definition, names),
          note: notes.get(rule.id) ?? null,
          status: statusOf(rule),
          off: rule.switchedOffAt !== null,
        })),
    })),
  }
}

export function typesPage(): RuleViews['rules/types'] {
  return {
    types: ruleTypes.map((type) => ({
      href: `/rules/new?type=${type}`,
      name: groups[type].title,
      text: groups[type].text,
    })),
  }
}

export function newPage(
  type: RuleType,
  fields: RuleFields,
  errors: FieldErrors,
  newViolations: NewViolations | null = null,
): NewPage {
  const { add, text } = groups[type]
  return { type, title: add, text, fields, newViolations, errors: summaryOfRule(errors) }
}

export function showPage(
  rule: StoredRule,
  names: RuleNames,
): Omit<ShowPage, 'areas' | 'audienceNote' | 'edit' | 'errors' | 'exceptions' | 'newViolations' | 'switchOn'> {
  const { id, definition, switchedOffAt } = rule
  return {
    id,
    name: definition.name,
    group: groups[definition.type].title,
    sentence: sentenceOf(definition, names),
    status: statusOf(rule),
    enabled: switchedOffAt === null,
    history: `/audit?subject=rule:${id}`,
  }
}

export function summaryOfRule(errors: FieldErrors): Summary {
  return Object.entries(errors).map(([field, message]) => ({ field, message }))
}

function statusOf({ definition, switchedOffAt }: StoredRule): StatusMark {
  if (switchedOffAt !== null) return { icon: 'circle-pause', word: 'Switched off', tone: 'quiet' }
  return definition.enforcement === 'block'
    ? { icon: 'octagon-x', word: 'Blocks', tone: 'plain' }
    : { icon: 'triangle-alert', word: 'Warns', tone: 'caution' }
}

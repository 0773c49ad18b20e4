import type { FieldErrors } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import type { Field, Secret, StatusMark, Time } from '../../platform/pages/shared-props.ts'
import { timeIn } from '../../platform/pages/times.ts'
import type { TokenRow } from '../account/views.ts'
import { emailField, permissionWords, teamWords } from '../fields.ts'
import { type Permission, type Person, permissions, teams } from '../person.ts'
import type { Session } from '../session-queries.ts'

export interface DirectoryViews {
  'people/index': IndexPage
  'people/new': NewPage
  'people/show': ShowPage
  'people/_fields': { fields: PersonFields }
}

type Summary = { field: string; message: string }[]

export interface IndexPage {
  mayChange: boolean
  people: { href: string; name: string; email: string; team: string; may: string; status: StatusMark }[]
}

/** The form fields of a person, for adding and for changing one. */
export interface PersonFields {
  name: Field
  email: Field
  team: Field
  permissions: { value: Permission; label: string; meaning: string; ticked: boolean }[]
  permissionsError: string | null
}

export interface SessionRow {
  id: string
  started: Time
  used: Time
  ends: Time
}

export interface NewPage {
  fields: PersonFields
  /** The administrator's own password; null when they gave it just now. */
  current: Field | null
  errors: Summary
}

export interface PasswordLink {
  /** They have never had a password. */
  isInvitation: boolean
  /** Until when a link works; null when there is none. */
  until: Time | null
  /** Whether it can be sent by email. */
  mayMail: boolean
  current: Field | null
}

export interface ShowPage {
  id: string
  name: string
  email: string
  team: string
  permissions: { label: string; meaning: string }[]
  since: Time
  deactivated: Time | null
  /** The address of the audit of what this person did. */
  history: string
  /** Null unless the viewer is an administrator. */
  edit: {
    revision: string
    fields: PersonFields
    /** Null when the administrator gave their password just now; so is the other one. */
    current: Field | null
    /** The link with which they choose a password. Null on one's own page. */
    link: PasswordLink | null
    sessions: SessionRow[]
    tokens: TokenRow[]
  } | null
  /** Shown on this page only. */
  secret: Secret | null
  errors: Summary
}

export function personFields(
  entered: { name: string; email: string; team: string; can: readonly string[] },
  errors: FieldErrors,
): PersonFields {
  return {
    name: { name: 'name', label: 'Name', value: entered.name, error: errors['name'], required: true, maxlength: 80 },
    email: { ...emailField(entered.email, errors['email']), autocomplete: 'off' },
    team: {
      name: 'team',
      label: 'Team',
      control: 'select',
      value: entered.team,
      error: errors['team'],
      hint: 'Authors write for their own team.',
      options: teams.map((team) => ({ value: team, label: teamWords[team] })),
    },
    permissions: permissions.map((value) => ({
      value,
      ...permissionWords[value],
      ticked: entered.can.includes(value),
    })),
    permissionsError: Object.entries(errors).find(([path]) => path.split('.')[0] === 'can')?.[1] ?? null,
  }
}

export function indexPage(people: readonly Person[], mayChange: boolean): IndexPage {
  const active = people.filter((person) => person.deactivatedAt === null)
  const former = people.filter((person) => person.deactivatedAt !== null)
  return {
    mayChange,
    people: [...active, ...former].map((person) => ({
      href: `/people/${person.id}`,
      name: person.name,
      email: person.email,
      team: teamWords[person.team],
      may: inOneLine(person.can),
      status:
        person.deactivatedAt === null
          ? { icon: 'circle-check', word: 'Active', tone: 'plain' }
          : { icon: 'ban', word: 'Deactivated', tone: 'quiet' },
    })),
  }
}

/** "Author and approver". */
function inOneLine(can: readonly Permission[]): string {
  const [first = 'Read', ...rest] = can.map((permission) => permissionWords[permission].label)
  return formatList([first, ...rest.map((label) => label.toLowerCase())])
}

export function showPage(person: Person, zone: string): Omit<ShowPage, 'edit' | 'secret' | 'errors'> {
  const { id, name, email, team, can, createdAt, deactivatedAt } = person
  return {
    id,
    name,
    email,
    team: teamWords[team],
    permissions: can.map((permission) => permissionWords[permission]),
    since: timeIn(createdAt, zone),
    deactivated: deactivatedAt === null ? null : timeIn(deactivatedAt, zone),
    history: `/audit?actor=${id}`,
  }
}

export function sessionRows(sessions: readonly Session[], zone: string): SessionRow[] {
  return sessions.map(({ id, startedAt, seenAt, expiresAt }) => ({
    id,
    started: timeIn(startedAt, zone),
    used: timeIn(seenAt, zone),
    ends: timeIn(expiresAt, zone),
  }))
}

import type { Field } from '../platform/pages/shared-props.ts'
import type { Permission, Team } from './person.ts'

export const teamWords: Record<Team, string> = {
  service: 'Customer service',
  marketing: 'Marketing',
  both: 'Both teams',
}

export const permissionWords: Record<Permission, { label: string; meaning: string }> = {
  author: { label: 'Author', meaning: 'Writes announcements for their team.' },
  approver: { label: 'Approver', meaning: 'Approves or sends back what others write.' },
  administrator: { label: 'Administrator', meaning: 'Sets up people, rules, channels and the organization.' },
  duty_manager: {
    label: 'Duty manager',
    meaning:
      'Publishes a critical service announcement right away, without approval. Someone else reviews it afterwards.',
  },
}

export function emailField(value: string, error?: string): Field {
  return {
    name: 'email',
    label: 'Email address',
    control: 'email',
    value,
    error,
    required: true,
    autocomplete: 'username',
  }
}

/** Never filled in: a page must not return a password. */
export function passwordField(label: string, autocomplete: string, error?: string, hint?: string): Field {
  return {
    name: 'password',
    label,
    control: 'password',
    value: '',
    error,
    required: true,
    autocomplete,
    ...(hint && { hint }),
  }
}

/** The password that somebody signed in with, asked for again. */
export function currentPasswordField(label: string, error?: string, id = 'current'): Field {
  return { ...passwordField(label, 'current-password', error), name: 'current', id, width: 'middle' }
}

export const passwordHint = 'At least 12 characters, and hard to guess. A few unrelated words are easy to remember.'

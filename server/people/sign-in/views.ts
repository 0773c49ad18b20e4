import type { Field } from '../../platform/pages/shared-props.ts'

export interface SignInViews {
  'people/sign_in': SignInPage
  'people/set_up': SetUpPage
  'people/welcome': WelcomePage
}

type Summary = { field: string; message: string }[]

export interface SignInPage {
  next: string
  email: Field
  password: Field
  errors: Summary
}

export interface WelcomePage {
  action: string
  isNew: boolean
  email: string
  /** Null for somebody who already has an account. */
  name: Field | null
  password: Field
  errors: Summary
}

export interface SetUpPage {
  action: string
  name: Field
  email: Field
  password: Field
  errors: Summary
}

import type { StepsDone } from './first-step-queries.ts'
import type { FirstStep } from './props.ts'

interface Readings {
  done: StepsDone
  /** What an administrator has settled by hand. */
  settled: readonly string[]
  mayWrite: boolean
}

/** The first steps of a new organization. None when all are done, or when somebody hid them. */
export function firstSteps({ done, settled, mayWrite }: Readings): FirstStep[] {
  const isDone = (name: keyof StepsDone) => done[name] || settled.includes(name)
  const steps: FirstStep[] = [
    {
      name: 'people',
      title: 'Invite people',
      note: 'Someone else has to approve what you write, so invite at least one approver.',
      href: '/people/new',
      settle: null,
    },
    {
      name: 'channels',
      title: 'Check your channels',
      note: 'Email needs the address of your mailing list. Turn off what you do not use.',
      href: '/channels',
      settle: 'Channels are right',
    },
    {
      name: 'rules',
      title: 'Check your rules',
      note: 'They limit how often people hear from you and keep nights quiet.',
      href: '/rules',
      settle: 'Rules are right',
    },
    {
      name: 'announcement',
      title: 'Send your first announcement for approval',
      note: 'Nothing goes out until it is approved.',
      href: mayWrite ? '/announcements/new' : '/announcements',
      settle: null,
    },
  ].map((step) => ({ ...step, done: isDone(step.name as keyof StepsDone) }))
  return settled.includes('ended') || steps.every((step) => step.done) ? [] : steps
}

import type { RuleInput } from '../../planning/model/rule-schema.ts'

const marketing = {
  area: null,
  audience: null,
  kinds: ['marketing' as const],
  channels: { except: ['notices'] },
  exemptFrom: null,
}
const service = { ...marketing, kinds: ['service' as const] }
const everything = { ...marketing, kinds: ['service' as const, 'marketing' as const], exemptFrom: 'critical' as const }
const cap = { type: 'cap' as const, across: 'each' as const, threads: 'each' as const, enforcement: 'block' as const }
/** Updates and the all-clear of an incident never run into a cap: people who wait for water want each of them. */
const firstOfThread = { threads: 'first_only' as const }
const quiet = { type: 'quiet' as const, days: [1, 2, 3, 4, 5, 6, 7], enforcement: 'block' as const }

/** The rules a new organization starts with. They exclude the notice page, because readers visit it on their own. */
export const firstRules: readonly RuleInput[] = [
  { ...cap, ...marketing, name: 'One marketing post a day', limit: 1, window: { calendar: 'day' } },
  { ...cap, ...marketing, name: 'Three marketing posts a week', limit: 3, window: { rolling: 'P7D' } },
  { ...cap, ...marketing, name: 'Time between marketing posts', limit: 1, window: { rolling: 'PT2H' } },
  { ...cap, ...everything, ...firstOfThread, name: 'Three posts in 24 hours', limit: 3, window: { rolling: 'PT24H' } },
  {
    ...cap,
    ...everything,
    ...firstOfThread,
    name: 'Time between any two posts',
    limit: 1,
    window: { rolling: 'PT30M' },
  },
  { ...cap, ...everything, enforcement: 'warn', name: 'Posts close together', limit: 1, window: { rolling: 'PT30M' } },
  { ...quiet, ...marketing, name: 'Quiet evenings and nights for marketing', start: '21:00', end: '08:00' },
  { ...quiet, ...service, exemptFrom: 'major', name: 'Quiet nights', start: '22:00', end: '07:00' },
]

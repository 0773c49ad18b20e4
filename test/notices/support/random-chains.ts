import fc from 'fast-check'

/** What people do, one after the other. `which` chooses among what is there, so that every draw means something. */
export type Step =
  | {
      type: 'write'
      stage: 'initial' | 'update' | 'correction' | 'all_clear' | null
      which: number
      include: string[]
      opens: 'unplanned' | 'planned' | null
      severity: string
      /** Hours from then. */
      begins: number | null
      ends: number | null
      confidence: 'known' | 'estimated' | 'unknown'
      next: number | null
      byHand: boolean
    }
  | { type: 'retract' | 'cancel' | 'mark'; which: number }
  | { type: 'change'; which: number; change: IncidentChange }
  | { type: 'pass'; minutes: number }

export type IncidentChange = 'extend' | 'end_unknown' | 'begin' | 'postpone' | 'call_off' | 'restore' | 'reopen'

export const austin = 'US-TX-453-austin'
export const travis = 'US-TX-453'

const which = fc.nat({ max: 9 })
const hours = (min: number, max: number) => fc.option(fc.integer({ min, max }), { freq: 3 })

const write = fc.record({
  type: fc.constant('write' as const),
  stage: fc.constantFrom('initial', 'initial', 'update', 'update', 'correction', 'all_clear', null),
  which,
  include: fc.constantFrom<string[]>([austin], [austin], [travis], ['US-TX-453-pflugerville']),
  opens: fc.constantFrom('unplanned' as const, 'unplanned' as const, 'planned' as const, null),
  severity: fc.constantFrom('routine', 'minor', 'minor'),
  begins: hours(-3, 6),
  ends: hours(7, 60),
  confidence: fc.constantFrom('known' as const, 'estimated' as const, 'unknown' as const),
  next: hours(1, 8),
  byHand: fc.boolean(),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: write },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('retract', 'cancel', 'mark', 'mark'), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('change' as const),
      which,
      change: fc.constantFrom<IncidentChange>(
        'extend',
        'end_unknown',
        'begin',
        'postpone',
        'call_off',
        'restore',
        'reopen',
        'reopen',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      minutes: fc.constantFrom(5, 30, 90, 300, 1500, 12_000),
    }),
  },
)

/** Begins with a first notice, because without one there is nothing to contradict. */
export const randomChain = fc
  .tuple(write, fc.array(step, { minLength: 3, maxLength: 14 }))
  .map(([first, steps]): Step[] => [{ ...first, stage: 'initial' }, ...steps])

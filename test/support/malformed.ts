import fc from 'fast-check'

type Path = readonly (string | number)[]

/** Values that often break programs: special to databases, dates, markup or templates, or of the wrong type. */
const odd = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...oddTexts()) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(0, -1, 1.5, 1e21, 2 ** 31, 2 ** 53, 99_999_999_999) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { local: 'noon' }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

/** The sample with one or two fields replaced, removed, renamed or duplicated, or with an unknown field added. */
export function malformed(sample: object): fc.Arbitrary<unknown> {
  const paths = [...pathsOf(sample), ['unknown']]
  const change = fc.record({ path: fc.constantFrom(...paths), how: fc.nat({ max: 9 }), value: odd })
  return fc.array(change, { minLength: 1, maxLength: 2 }).map((changes) => {
    const copy = structuredClone(sample)
    for (const { path, how, value } of changes) spoil(copy, path, how, value)
    return copy
  })
}

/** The fields of a form with odd text in one or two of them. */
export function malformedForm(fields: Record<string, string>): fc.Arbitrary<Record<string, string>> {
  const change = fc.tuple(fc.constantFrom(...Object.keys(fields), 'unknown'), fc.constantFrom(...oddTexts()))
  return fc
    .array(change, { minLength: 1, maxLength: 2 })
    .map((changes) => ({ ...fields, ...Object.fromEntries(changes) }))
}

function spoil(root: object, path: Path, how: number, value: unknown): void {
  const name = path.at(-1)!
  const parent = path.slice(0, -1).reduce<any>((at, step) => at?.[step], root)
  if (typeof parent !== 'object' || parent === null) return
  if (how === 0) delete parent[name]
  else if (how === 1) parent[`${name}s`] = parent[name]
  else if (how === 2) parent[name] = [parent[name], parent[name]]
  else parent[name] = value
}

function pathsOf(value: unknown, here: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return here.length > 0 ? [here] : []
  const inside = Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...here, name]))
  return here.length > 0 ? [here, ...inside] : inside
}

function oddTexts(): string[] {
  return [
    ...['', ' ', '\ud800', '<b>', "'; drop table people; --", '%', '__proto__', 'constructor', '-1', 'new'],
    ...[
      '2026-07-01T00:00:00Z',
      '2026-02-30T00:00:00Z',
      '2099-12-31T23:59:59.999+14:00',
      '2026-06-10',
      '24:00',
      '00:00',
    ],
    ...['PT0S', 'PT1S', 'P99999999D', 'P1Y', 'US', 'US-TX-453', 'US-TX-453~', 'US-XX', 'x'.repeat(20_000), 'critical'],
    ...['https://', 'http://[::1', 'null', '999999999999', '1e9', 'approval', 'all', 'Antarctica/Troll', 'both'],
  ]
}

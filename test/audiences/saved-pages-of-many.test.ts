import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { numberPlaces } from '../../server/areas/tree/number.ts'
import { caller } from '../support/api.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { aCounty, anArea } from '../support/areas.ts'
import { databases } from '../support/databases.ts'
import { signIn } from '../support/people.ts'

const TOWNS = 2500
const towns = Array.from({ length: TOWNS }, (_, number) => `Somewhere North ${number}`)
const country = () =>
  numberPlaces(
    [
      anArea({ code: 'US', name: 'United States', kind: 'country', parent: null }),
      anArea({ code: 'US-TX', name: 'Texas', kind: 'state', parent: 'US' }),
      ...aCounty('US-TX-453', 'Travis County', 'America/Chicago', Object.fromEntries(towns.map((town) => [town, 10]))),
    ],
    0,
  )

describe.each(databases)('Many saved audiences, on %s', (_name, open) => {
  let app: TestApp
  let dana: Awaited<ReturnType<typeof aPerson>>
  let ben: Awaited<ReturnType<typeof aPerson>>
  beforeEach(async () => {
    app = await startApp({ open, areas: country() })
    dana = await aPerson(app, { can: ['author'] })
    ben = await aPerson(app, { can: ['author'] })
  })
  afterEach(() => app.stop())

  const save = async (by: typeof dana, name: string, include: string[]) => {
    const body = { name, shared: true, audience: { include, exclude: [] } }
    expect((await caller(app, by)('POST', '/audiences', { body })).statusCode).toBe(201)
  }

  test('are listed in pages, with one’s own first', async () => {
    for (let number = 10; number < 33; number++) await save(ben, `Shared ${number}`, ['US-TX-453'])
    await save(dana, 'Zoo', ['US-TX'])
    const { cookie } = await signIn(app, dana)
    const namesOn = async (url: string) => {
      const { body } = await app.inject({ url, headers: { cookie } })
      return { body, names: [...body.matchAll(/class="row-link"[^>]*>([^<]+)</g)].map(([, name]) => name) }
    }
    const first = await namesOn('/audiences')
    expect(first.names).toEqual(['Zoo', ...Array.from({ length: 19 }, (_, at) => `Shared ${at + 10}`)])
    expect(first.body).toContain('1 to 20 of 24')
    expect(first.body).toContain('href="/audiences?page=2"')
    const second = await namesOn('/audiences?page=2')
    expect(second.names).toEqual([29, 30, 31, 32].map((number) => `Shared ${number}`))
    expect(second.body).toContain('href="/audiences?page=1"')
    expect((await namesOn('/audiences?page=99')).names).toEqual(second.names)
    expect((await namesOn('/audiences?page=x')).names).toEqual(first.names)
  })

  test('a page of the API ends where their areas are many, and the next one goes on there', async () => {
    const codes = towns.map((town) => `US-TX-453-${town.toLowerCase().replaceAll(' ', '-')}`)
    for (let number = 0; number < 10; number++) await save(ben, `Wide ${number}`, codes)
    await save(ben, 'Small', ['US-TX-453'])
    const names: string[] = []
    let pages = 0
    for (let cursor = ''; ; pages++) {
      const answer = await caller(app, dana)('GET', `/audiences?limit=100${cursor}`)
      expect(answer.body.length).toBeLessThan(700_000)
      const { items, next } = answer.json()
      names.push(...items.map(({ name }: { name: string }) => name))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    expect(names).toEqual([...Array.from({ length: 10 }, (_, number) => `Wide ${number}`), 'Small'])
    expect(pages).toBeGreaterThan(0)
  })

  test('nobody saves more than 200, also not with several requests at once', async () => {
    for (let number = 0; number < 195; number++) await save(dana, `Area ${number}`, ['US-TX-453'])
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => {
        const body = { name: `More ${number}`, audience: { include: ['US-TX'], exclude: [] } }
        return caller(app, dana)('POST', '/audiences', { body })
      }),
    )
    const refused = answers.filter(({ statusCode }) => statusCode === 409)
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(5)
    expect(refused).toHaveLength(15)
    expect(refused[0]!.json().detail).toContain('You have 200 saved audiences.')
  })
})

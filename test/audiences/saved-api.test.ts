import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replaceAreas } from '../../server/areas/queries.ts'
import { listAudit } from '../../server/audit/queries.ts'
import { transact } from '../../server/platform/transact.ts'
import { type Asked, caller, type Method } from '../support/api.ts'
import { aPerson, as, startApp, type TestApp } from '../support/app.ts'
import { smallCountry } from '../support/areas.ts'
import { databases } from '../support/databases.ts'

type Tokened = Awaited<ReturnType<typeof aPerson>>

const travis = { include: ['US-TX-453'], exclude: ['US-TX-453-austin'] }
const florida = { include: ['US-FL'], exclude: [] }

describe.each(databases)('the API of saved audiences, on %s', (_name, open) => {
  let app: TestApp
  let dana: Tokened
  let ben: Tokened
  let admin: Tokened
  beforeAll(async () => {
    app = await startApp({ open })
    dana = await aPerson(app, { can: ['author'] })
    ben = await aPerson(app, { can: ['author'] })
    admin = await aPerson(app, { can: ['administrator'] })
  })
  afterAll(() => app.stop())

  const ask = (by: Tokened, method: Method, path = '', asked: Asked = {}) =>
    caller(app, by)(method, `/audiences${path}`, asked)
  let count = 0
  const aName = () => `Audience ${++count}`
  const saved = async (by: Tokened, more: object = {}) =>
    (await ask(by, 'POST', '', { body: { name: aName(), audience: travis, ...more } })).json()

  test('one is saved, read, changed and deleted, and the audit says so', async () => {
    const created = await ask(dana, 'POST', '', {
      body: {
        name: '  Around Austin ',
        audience: { ...travis, include: [...travis.include, 'US-TX-453-pflugerville'] },
        shared: true,
      },
    })
    expect(created.statusCode).toBe(201)
    const one = created.json()
    expect(one).toMatchObject({
      name: 'Around Austin',
      audience: travis,
      retired: [],
      owner: dana.id,
      shared: true,
      revision: 1,
    })
    expect(created.headers.location).toBe(`/api/v1/audiences/${one.id}`)
    const read = await ask(ben, 'GET', `/${one.id}`)
    expect(read.json()).toEqual(one)
    expect(read.headers.etag).toBe('"1"')

    const changed = await ask(dana, 'PATCH', `/${one.id}`, {
      body: { name: 'Near Austin', audience: florida },
      revision: 1,
    })
    expect(changed.json()).toMatchObject({ name: 'Near Austin', audience: florida, shared: true, revision: 2 })
    expect((await ask(dana, 'PATCH', `/${one.id}`, { body: { shared: false }, revision: 2 })).json()).toMatchObject({
      revision: 3,
    })
    expect((await ask(dana, 'DELETE', `/${one.id}`, { revision: 3 })).statusCode).toBe(204)
    expect((await ask(dana, 'GET', `/${one.id}`)).statusCode).toBe(404)

    const entries = await listAudit(app.context.db, { subject: `saved_audience:${one.id}` }, 10)
    expect(entries.map(({ action, before, after, revision }) => [action, before, after, revision])).toEqual([
      ['create', null, { name: 'Around Austin', audience: travis, shared: true }, 1],
      [
        'change',
        { name: 'Around Austin', audience: travis, shared: true },
        { name: 'Near Austin', audience: florida, shared: true },
        2,
      ],
      ['unshare', { name: 'Near Austin', audience: florida, shared: true }, { shared: false }, 3],
      ['delete', { shared: false }, null, null],
    ])
  })

  test('only its owner sees one that is not shared, in no list, page or record', async () => {
    const name = aName()
    const { id } = await saved(dana, { name, audience: florida })
    for (const other of [ben, admin]) {
      expect((await ask(other, 'GET', `/${id}`)).statusCode).toBe(404)
      expect((await ask(other, 'GET')).body).not.toContain(id)
      expect((await ask(other, 'PATCH', `/${id}`, { body: { shared: true }, revision: 1 })).statusCode).toBe(404)
      expect((await ask(other, 'DELETE', `/${id}`, { revision: 1 })).statusCode).toBe(404)
    }
    const audit = await app.inject({ url: `/api/v1/audit?subject=saved_audience:${id}`, headers: as(admin) })
    expect(audit.json().items).toMatchObject([{ action: 'create', after: { shared: false } }])
    expect(audit.body).not.toContain(name)
    expect((await ask(dana, 'GET')).body).toContain(id)
  })

  test('everyone uses a shared one; only its owner and administrators change it', async () => {
    const one = await saved(dana, { shared: true })
    expect((await ask(ben, 'GET')).body).toContain(one.id)
    const refused = await ask(ben, 'PATCH', `/${one.id}`, { body: { name: aName() }, revision: 1 })
    expect(refused.statusCode).toBe(403)
    expect(refused.json().detail).toContain('Only its owner or an administrator')
    expect((await ask(ben, 'DELETE', `/${one.id}`, { revision: 1 })).statusCode).toBe(403)
    expect((await ask(admin, 'PATCH', `/${one.id}`, { body: { name: aName() }, revision: 1 })).json()).toMatchObject({
      owner: dana.id,
      revision: 2,
    })
    expect((await ask(admin, 'DELETE', `/${one.id}`, { revision: 2 })).statusCode).toBe(204)
    expect((await ask(admin, 'POST', '', { body: { name: aName(), audience: travis } })).statusCode).toBe(403)
  })

  test('one that a person who has left shares stays shared, because nobody else could see it', async () => {
    const eve = await aPerson(app, { name: 'Eve Ito', can: ['author'] })
    const one = await saved(eve, { shared: true })
    const left = await caller(app, admin)('POST', `/people/${eve.id}/deactivate`)
    expect(left.statusCode).toBe(200)
    const refused = await ask(admin, 'PATCH', `/${one.id}`, { body: { shared: false }, revision: 1 })
    expect(refused.statusCode).toBe(409)
    expect(refused.json().detail).toContain('Eve Ito has left')
    const renamed = await ask(admin, 'PATCH', `/${one.id}`, { body: { name: aName() }, revision: 1 })
    expect(renamed.json()).toMatchObject({ shared: true, revision: 2 })
    expect((await ask(admin, 'DELETE', `/${one.id}`, { revision: 2 })).statusCode).toBe(204)
  })

  test('a change names the revision that was read', async () => {
    const { id } = await saved(dana)
    expect((await ask(dana, 'PATCH', `/${id}`, { body: { name: aName() } })).statusCode).toBe(428)
    expect((await ask(dana, 'DELETE', `/${id}`)).statusCode).toBe(428)
    const answers = await Promise.all(
      [1, 2].map(() => ask(dana, 'PATCH', `/${id}`, { body: { audience: florida, name: aName() }, revision: 1 })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await ask(dana, 'DELETE', `/${id}`, { revision: 1 })).statusCode).toBe(409)
    expect((await ask(dana, 'GET', `/${id}`)).json()).toMatchObject({ revision: 2 })
  })

  test('a name is there once among your own and once among the shared ones, for two at once too', async () => {
    const name = aName()
    await saved(dana, { name })
    const again = await ask(dana, 'POST', '', {
      body: { name: ` ${name.toUpperCase().replace(' ', '  ')}`, audience: florida },
    })
    expect(again.statusCode).toBe(422)
    expect(again.json().errors).toMatchObject([{ path: 'name' }])
    const own = await saved(ben, { name })
    expect(own.revision).toBe(1)
    expect((await ask(ben, 'PATCH', `/${own.id}`, { body: { shared: true }, revision: 1 })).statusCode).toBe(200)
    expect((await ask(ben, 'PATCH', `/${own.id}`, { body: { name: `${name}!` }, revision: 2 })).statusCode).toBe(200)

    const other = aName()
    const both = await Promise.all(
      [dana, ben].map((by) => ask(by, 'POST', '', { body: { name: other, audience: florida, shared: true } })),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 422])
    const late = both.find(({ statusCode }) => statusCode === 422)!
    expect(late.json().errors).toEqual([
      { path: 'name', message: `Someone already shares an audience called “${other}”. Choose another name.` },
    ])
  })

  test('repeating a request with its key saves one audience', async () => {
    const body = { name: aName(), audience: travis }
    const once = await ask(dana, 'POST', '', { body, headers: { 'idempotency-key': 'saved-1' } })
    const twice = await ask(dana, 'POST', '', { body, headers: { 'idempotency-key': 'saved-1' } })
    expect(twice.statusCode).toBe(201)
    expect(twice.json()).toEqual(once.json())
  })

  test.each([
    [{ audience: travis }, 'name', 'Enter a name.'],
    [{ name: ' \t', audience: travis }, 'name', 'Enter a name.'],
    [{ name: 'x'.repeat(81), audience: travis }, 'name', 'Keep the name to 80 characters.'],
    [{ name: 'Bay\u202eaerA', audience: travis }, 'name', 'Write the name in letters that can be seen, on one line.'],
    [{ name: '\u200d\u3164', audience: travis }, 'name', 'Write the name in letters that can be seen, on one line.'],
    [{ name: 'a\nb', audience: travis }, 'name', 'Write the name in letters that can be seen, on one line.'],
    [{ name: 'x', audience: { include: [] } }, 'audience.include', 'Choose at least one area.'],
    [{ name: 'x', audience: { include: ['US-XX'] } }, 'audience.include.0', 'There is no area US-XX.'],
    [
      { name: 'x', audience: { include: ['US-TX-453-austin'], exclude: ['US-TX-453-austin'] } },
      'audience.exclude.0',
      'Austin is both included and excluded. Remove one.',
    ],
    [{ name: 'x', audience: travis, owner: 'somebody' }, 'owner', 'Unknown field.'],
  ])('%j is refused with the field at fault', async (body, path, message) => {
    const refused = await ask(dana, 'POST', '', { body })
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors).toEqual([{ path, message }])
  })

  test('names in any writing are kept as they are', async () => {
    for (const name of [`<b onclick="x">'"&`, 'Área metropolitana', '湾区', '🚰 Kern', `'; drop table people; --`]) {
      const { id } = await saved(dana, { name })
      expect((await ask(dana, 'GET', `/${id}`)).json().name).toBe(name)
    }
  })

  test('the list has pages', async () => {
    const reader = await aPerson(app, { can: [] })
    const shared = await Promise.all([1, 2, 3].map(() => saved(dana, { shared: true })))
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const { items, next } = (await ask(reader, 'GET', `?limit=2${cursor}`)).json()
      expect(items.length).toBeLessThanOrEqual(2)
      seen.push(...items.map(({ id }: { id: string }) => id))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    expect(seen).toEqual([...new Set(seen)])
    expect(seen).toEqual(expect.arrayContaining(shared.map(({ id }) => id)))
  })

  test('an area that is retired is named; the audience can still be renamed, and its marks only be corrected', async () => {
    const gone = 'US-TX-453-pflugerville'
    const one = await saved(dana, { audience: { include: ['US-TX-453-austin', gone], exclude: [] } })
    const areas = smallCountry()
    const replace = async (to: typeof areas) => {
      await transact(app.context.db, (trx) => replaceAreas(trx, to))
      await app.context.areas.refresh()
    }
    await replace(
      areas.map((area) => (area.code === gone ? { ...area, retiredAt: one.createdAt, lo: 0, hi: 0 } : area)),
    )
    expect((await ask(dana, 'GET', `/${one.id}`)).json()).toMatchObject({ retired: [gone], revision: 1 })
    const renamed = await ask(dana, 'PATCH', `/${one.id}`, {
      body: { name: aName(), audience: one.audience },
      revision: 1,
    })
    expect(renamed.json()).toMatchObject({ retired: [gone], revision: 2 })
    const wider = { include: [...one.audience.include, 'US-FL'], exclude: [] }
    expect((await ask(dana, 'PATCH', `/${one.id}`, { body: { audience: wider }, revision: 2 })).statusCode).toBe(422)
    const corrected = await ask(dana, 'PATCH', `/${one.id}`, { body: { audience: florida }, revision: 2 })
    expect(corrected.json()).toMatchObject({ retired: [], audience: florida })
    await replace(areas)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listSavedByName } from '../../server/audiences/saved/queries.ts'
import { aPerson, startApp, type TestApp } from '../support/app.ts'
import { databases } from '../support/databases.ts'
import { form, signIn } from '../support/people.ts'

describe.each(databases)('the pages of saved audiences, on %s', (_name, open) => {
  let app: TestApp
  const people: Record<'dana' | 'ben' | 'admin' | 'reader', { id: string; cookie: string }> = {} as never
  beforeAll(async () => {
    app = await startApp({ open })
    for (const [who, can] of [
      ['dana', ['author']],
      ['ben', ['author']],
      ['admin', ['administrator']],
      ['reader', []],
    ] as const) {
      const person = await aPerson(app, { name: who, can: [...can] })
      people[who] = { id: person.id, cookie: (await signIn(app, person)).cookie }
    }
  })
  afterAll(() => app.stop())
  type Who = keyof typeof people

  const get = (who: Who, url: string) => app.inject({ url, headers: { cookie: people[who].cookie } })
  const post = (who: Who, url: string, fields: Record<string, string | string[]>) => {
    const { headers, payload } = form(fields)
    return app.inject({ method: 'POST', url, headers: { ...headers, cookie: people[who].cookie }, payload })
  }
  const find = async (who: Who, name: string) =>
    (await listSavedByName(app.context.db, people[who])).find((saved) => saved.name === name)
  const saved = async (who: Who, name: string, more: Record<string, string> = {}) => {
    await post(who, '/audiences', { name, include: 'US-TX-453', do: 'save', ...more })
    return (await find(who, name))!
  }

  test('areas are found, included and excluded before anything is saved', async () => {
    const empty = await get('dana', '/audiences')
    expect(empty.body).toContain('No saved audiences yet')
    expect(empty.body).toContain('href="/audiences/new"')
    expect((await get('reader', '/audiences')).body).not.toContain('/audiences/new')
    expect((await get('dana', '/audiences/new')).statusCode).toBe(200)

    const found = await post('dana', '/audiences', { name: 'Around Austin', place: 'travis', do: 'find' })
    expect(found.body).toContain('value="include:US-TX-453"')
    expect(found.body).toContain('value="Around Austin"')
    const marked = await post('dana', '/audiences', { place: '', include: 'US-TX-453', do: 'exclude:US-TX-453-austin' })
    expect(marked.body).toContain('<input type="hidden" name="exclude" value="US-TX-453-austin">')
    expect(marked.body).toContain('57,122 people')
    expect(marked.body).toContain('in 2 places, an estimate (GeoNames and the 2020 census; 1 has no figure)')
    const searched = await post('dana', '/audiences/areas?for=/audiences', { place: 'austin' })
    expect(searched.body).toMatch(/^<div class="area-results"/)
    expect(searched.body).toContain('formaction="/audiences#who"')
    const elsewhere = await post('dana', '/audiences/areas?for=//evil.example/x', { place: 'austin' })
    expect(elsewhere.body).not.toContain('evil.example')
    expect(await listSavedByName(app.context.db, people.dana)).toEqual([])
  })

  test('one is saved, changed, shared, taken back and deleted', async () => {
    const added = await post('dana', '/audiences', {
      name: 'Around Austin',
      include: 'US-TX-453',
      exclude: 'US-TX-453-austin',
      do: 'save',
    })
    const { id } = (await find('dana', 'Around Austin'))!
    expect(added.headers.location).toBe(`/audiences/${id}`)
    const page = await get('dana', `/audiences/${id}`)
    expect(page.body).toContain('Travis County, Texas, without Austin')
    expect(page.body).toContain('Only you')
    expect((await get('dana', '/audiences')).body).toContain('Around Austin')
    expect((await get('ben', '/audiences')).body).not.toContain('Around Austin')
    expect((await get('ben', `/audiences/${id}`)).statusCode).toBe(404)
    expect((await post('ben', `/audiences/${id}`, { name: 'Mine', do: 'check' })).statusCode).toBe(404)

    const change = { name: 'Near Austin', include: 'US-TX-453', revision: '1', do: 'save' }
    expect((await post('dana', `/audiences/${id}`, change)).statusCode).toBe(303)
    expect((await post('dana', `/audiences/${id}/share`, { revision: '2' })).statusCode).toBe(303)
    expect((await get('dana', `/audiences/${id}`)).body).toContain('If you stop sharing, only its owner sees it.')
    const shared = await get('ben', `/audiences/${id}`)
    expect(shared.body).toContain('Announcements for it')
    expect(shared.body).toContain('Saved by dana')
    expect(shared.body).not.toContain('name="include"')
    expect(shared.body).not.toContain('/delete')
    expect((await get('ben', '/audiences')).body).toContain('Shared by others')
    for (const path of ['', '/unshare', '/delete'])
      expect((await post('ben', `/audiences/${id}${path}`, { ...change, revision: '3' })).statusCode).toBe(403)

    expect((await post('admin', `/audiences/${id}/unshare`, { revision: '3' })).headers.location).toBe('/audiences')
    expect((await get('admin', `/audiences/${id}`)).statusCode).toBe(404)
    expect((await post('dana', `/audiences/${id}/delete`, { revision: '1' })).statusCode).toBe(409)
    expect((await post('dana', `/audiences/${id}/delete`, { revision: '4' })).headers.location).toBe('/audiences')
    expect(await find('dana', 'Near Austin')).toBeUndefined()
  })

  test('of two who change it at once, the second keeps what they typed and sees that it changed', async () => {
    const { id } = await saved('dana', 'Contested', { shared: 'yes' })
    const first = { name: 'Contested', include: 'US-FL', revision: '1', do: 'save' }
    expect((await post('admin', `/audiences/${id}`, first)).statusCode).toBe(303)
    const second = { ...first, name: 'Contested too', include: 'US-TX-141' }
    const late = await post('dana', `/audiences/${id}`, second)
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Someone else changed this audience')
    expect(late.body).toContain('value="Contested too"')
    expect(late.body).toContain('name="include" value="US-TX-141"')
    expect(late.body).toContain('name="revision" value="2"')
    expect((await post('dana', `/audiences/${id}`, { ...second, revision: '2' })).statusCode).toBe(303)
  })

  test('is not saved with names left in its list, which are asked about each time it is shown', async () => {
    const { id } = await saved('dana', 'With a list')
    const names = 'Austni, TX\nTexas'
    const refused = '2 names from your list are not decided: Austni, TX and Texas. Choose what they are, or clear them.'
    for (const address of ['/audiences', `/audiences/${id}`]) {
      const fields = { name: 'Listed', include: 'US-FL', revision: '1', names }
      const answer = await post('dana', address, { ...fields, do: 'save' })
      expect(answer.statusCode).toBe(422)
      expect(answer.body).toContain(`<a href="#names">${refused}</a>`)
      expect(answer.body).toContain('value="include:US-TX-453-austin"')
      expect((await post('dana', address, { ...fields, do: 'check' })).body).toContain('value="include:US-TX"')
    }
    expect(await find('dana', 'Listed')).toBeUndefined()
  })

  test('is not saved with a name in its search that was not added', async () => {
    const typed = { name: 'Half done', include: 'US-TX-453', place: 'pflugerville', do: 'save' }
    const answer = await post('dana', '/audiences', typed)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('“pflugerville” is not added yet. Choose it in the list, or clear the field.')
    expect(answer.body).toMatch(/value="include:US-TX-453-pflugerville"/)
    expect(await find('dana', 'Half done')).toBeUndefined()
    const first = { name: 'Westline', zone: 'America/Chicago', revision: '1', place: 'pflugerville', do: 'save' }
    const settings = await post('admin', '/organisation/first', first)
    expect([settings.statusCode, settings.body]).toEqual([
      422,
      expect.stringContaining('“pflugerville” is not added yet.'),
    ])
    expect((await post('dana', '/audiences', { ...typed, place: 'travis' })).statusCode).toBe(303)
  })

  test('mistakes are shown at their fields, and what was entered stays', async () => {
    const none = await post('dana', '/audiences', { name: '', do: 'save' })
    expect(none.statusCode).toBe(422)
    expect(none.body).toContain('href="#name">Enter a name.')
    const nobody = await post('dana', '/audiences', { name: 'Nobody', shared: 'yes', do: 'save' })
    expect(nobody.body).toContain('href="#place">Choose at least one area.')
    expect(nobody.body).toMatch(/name="shared" value="yes" checked/)
    const { id } = await saved('dana', 'Taken')
    const taken = await post('dana', '/audiences', { name: 'TAKEN', include: 'US-FL', do: 'save' })
    expect(taken.body).toContain('You already have an audience called “TAKEN”.')
    await saved('ben', 'Taken', { shared: 'yes' })
    const clash = await post('dana', `/audiences/${id}/share`, { revision: '1' })
    expect(clash.statusCode).toBe(422)
    expect(clash.body).toContain('Someone already shares an audience called “Taken”.')
  })

  test('a hostile name is only text', async () => {
    const name = `"><script>alert(1)</script>`
    const { id } = await saved('dana', name, { shared: 'yes' })
    for (const url of ['/audiences', `/audiences/${id}`, `/audit?subject=saved_audience:${id}`]) {
      const { body } = await get('dana', url)
      expect(body).toContain('&lt;script&gt;')
      expect(body).not.toContain('<script>alert')
    }
  })

  test('a copy starts with the same areas', async () => {
    const { id } = await saved('ben', 'To copy', { shared: 'yes' })
    expect((await get('dana', `/audiences/new?like=${id}`)).body).toContain('name="include" value="US-TX-453"')
  })
})

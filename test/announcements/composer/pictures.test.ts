import { describe, expect, onTestFinished, test } from 'vitest'
import { pngFile } from '../../images/support/files.ts'
import { aChannel, aTeam, type Colleague, get, post } from '../../support/announcements.ts'
import { startApp } from '../../support/app.ts'
import { databases } from '../../support/databases.ts'
import { fileForm } from '../../support/forms.ts'
import { composerFields } from '../support/composer-fields.ts'

const words = {
  kind: 'service',
  severity: 'minor',
  incident: '',
  when: 'approval',
  zone: 'America/Chicago',
  headline: 'Water is off',
  body: 'Water is off since 9 am.',
}
const place = { include: 'US-TX-453-austin', channels: 'board' }

describe.each(databases)('the pictures of a post in the composer, without JavaScript, on %s', (_name, open) => {
  async function startHere() {
    const app = await startApp({ open })
    onTestFinished(() => app.stop())
    const team = await aTeam(app)
    await aChannel(app, 'board', { type: 'facebook' })
    await aChannel(app, 'list', { type: 'email', finest: 'none', settings: { to: 'list@example.org' } })
    const add = (who: Colleague, file: Buffer, fields: Record<string, string | string[]>, at = '/announcements') => {
      const { headers, payload } = fileForm('image', file, fields)
      const request = { method: 'POST' as const, url: `${at}/pictures`, payload }
      return app.inject({ ...request, headers: { ...headers, cookie: who.cookie } })
    }
    return { app, team, add }
  }

  test('are added with all that was typed kept, described, sent, and seen by who approves', async () => {
    const { app, team, add } = await startHere()
    const typed = { ...words, ...place, channels: ['board', 'list'], place: 'half typed' }
    const added = await add(team.dana, await pngFile(), typed)
    expect(added.statusCode).toBe(200)
    const fields = composerFields(added.body)
    expect(fields).toMatchObject({ headline: [words.headline], place: ['half typed'], channels: ['board', 'list'] })
    const [image = ''] = fields['images'] ?? []
    const shown = added.body.match(/<p class="picture"><img src="[^"]*" alt="[^"]*">/g)
    expect(shown).toEqual([`<p class="picture"><img src="/images/${image}" alt="">`])
    expect(added.body).toContain('Goes out without the pictures')
    expect(added.body).toContain('Describe the picture for people who cannot see it.')

    const undescribed = await post(app, team.dana, '/announcements', { ...fields, do: 'submit' })
    expect(undescribed.statusCode).toBe(422)
    expect(undescribed.body).toContain(`<a href="#alt:${image}">Describe the picture`)
    const again = composerFields(undescribed.body)
    const id = undescribed.body.match(/action="(\/announcements\/[^"/]+)"/)![1]!
    const alt = { [`alt:${image}`]: 'A street "under" water' }
    const sent = await post(app, team.dana, id, { ...again, ...alt, do: 'submit' })
    expect(sent.statusCode).toBe(303)
    for (const page of [id, `${id}/review`])
      expect((await get(app, team.tom, page)).body).toContain(
        `<img src="/images/${image}" alt="A street &quot;under&quot; water">`,
      )

    const edited = composerFields((await get(app, team.dana, `${id}/edit`)).body)
    expect(edited).toMatchObject({ images: [image], [`alt:${image}`]: ['A street &quot;under&quot; water'] })
    const second = composerFields((await add(team.dana, await pngFile('red'), edited, id)).body)
    expect(second['images']).toHaveLength(2)
    const removed = await post(app, team.dana, id, { ...second, do: `remove-picture:${image}` })
    expect(composerFields(removed.body)['images']).toEqual(second['images']!.slice(1))
  })

  test('that cannot be added are refused beside the field, and nothing that was typed is lost', async () => {
    const { app, team, add } = await startHere()
    const refusals: [file: Buffer, fields: object, sentence: string][] = [
      [Buffer.from('<svg></svg>'), {}, 'Choose a PNG, JPEG or WebP picture.'],
      [Buffer.alloc(0), {}, 'Choose a picture first.'],
      [Buffer.alloc(10 * 1024 * 1024 + 1), {}, 'The file is larger than 10 MB.'],
      [await pngFile(), { images: ['a', 'b', 'c', 'd'] }, 'A post has at most 4 pictures. Remove one first.'],
    ]
    for (const [file, fields, sentence] of refusals) {
      const { statusCode, body } = await add(team.dana, file, { ...words, ...fields })
      expect(statusCode, sentence).toBe(422)
      expect(body.match(/id="image-error"[\s\S]*?<\/p>/)?.[0]).toContain(sentence)
      expect(composerFields(body)['headline']).toEqual([words.headline])
      // In the summary of errors, and not among what stops it from being sent.
      expect(body.match(/href="#image"/g)).toHaveLength(1)
    }

    const texts = Array.from({ length: 12 }, (_, index) => [`text:${index}`, 'x'.repeat(99_000)])
    const large = await add(team.dana, await pngFile(), { ...words, ...Object.fromEntries(texts) })
    expect([large.statusCode, large.body]).toEqual([422, expect.stringContaining('The form is too large.')])

    const left = await post(app, team.dana, '/announcements', { ...words, image: 'street.png', do: 'save' })
    expect(left.statusCode).toBe(422)
    expect(left.body).toContain('“street.png” was chosen but not added, so nothing was saved.')
    const gone = await post(app, team.dana, '/announcements', { ...words, images: 'gone', 'alt:gone': 'x', do: 'save' })
    expect(gone.statusCode).toBe(422)
    expect(gone.body).toContain('<a href="#alt:gone">This picture is no longer there.')
    expect(await app.context.db.selectFrom('announcements').select('id').execute()).toEqual([])
  })
})

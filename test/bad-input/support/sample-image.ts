import type { TestApp } from '../../support/app.ts'

/** The picture that the sample of an announcement names. */
export async function addSampleImage({ context: { db } }: TestApp, by: string): Promise<void> {
  const size = { width: 1, height: 1, bytes: Buffer.from('x') }
  const created = { created_by: by, created_at: '2026-06-10T12:00:00.000Z' }
  await db
    .insertInto('images')
    .values({ id: 'image', owner_kind: 'post', type: 'image/png', ...size, ...created })
    .execute()
}

import type { Kysely } from 'kysely'

/** Which announcements use an image, in any of their versions: what none uses is removed after a while. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('image_uses')
    .addColumn('image_id', 'text', (c) => c.notNull().references('images.id'))
    .addColumn('announcement_id', 'text', (c) => c.notNull().references('announcements.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('image_uses_pk', ['image_id', 'announcement_id'])
    .execute()
  await db.schema.createIndex('image_uses_by_announcement').on('image_uses').column('announcement_id').execute()
  await db.schema.createIndex('images_by_age').on('images').columns(['owner_kind', 'created_at', 'id']).execute()
}

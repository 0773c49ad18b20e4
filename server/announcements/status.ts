export const statuses = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'held',
  'publishing',
  'published',
  'failed',
  'missed',
  'cancelled',
  'retracted',
] as const
export type Status = (typeof statuses)[number]

/** Whether people may be reading it. */
export function isOut({ status }: { status: Status }): boolean {
  return status === 'publishing' || status === 'published'
}

export const stages = ['initial', 'update', 'all_clear', 'correction'] as const
export type Stage = (typeof stages)[number]

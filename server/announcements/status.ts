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

export const stages = ['initial', 'update', 'all_clear', 'correction'] as const
export type Stage = (typeof stages)[number]

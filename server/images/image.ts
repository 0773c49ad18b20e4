import type { Instant } from '../platform/clock.ts'

/** What pictures are for. */
export type ImagePurpose = 'logo' | 'post'

/** The media types in which pictures are kept, and what people call them. */
export const imageTypes = { 'image/png': 'PNG', 'image/jpeg': 'JPEG', 'image/webp': 'WebP' } as const
export type ImageType = keyof typeof imageTypes

/** For the file field of a form. */
export const acceptedTypes = Object.keys(imageTypes).join(',')

/** A picture as Hark sends it to readers. */
export interface Picture {
  type: ImageType
  /** In pixels. */
  width: number
  height: number
  bytes: Buffer
}

export interface Image {
  id: string
  purpose: ImagePurpose
  type: ImageType
  width: number
  height: number
  createdBy: string
  createdAt: Instant
}

/** The path of a picture. It never shows anything else. */
export function imagePath(id: string): string {
  return `/images/${encodeURIComponent(id)}`
}

import type { Logo } from '../platform/organisation.ts'
import type { LogoProps } from '../platform/pages/layouts.ts'
import { imagePath } from './image.ts'

/** The logo as layouts show it. */
export function logoProps(logo: Logo | null): LogoProps | null {
  return logo === null ? null : { src: imagePath(logo.id), width: logo.width, height: logo.height }
}

import { acceptedTypes, imagePath } from '../../../images/image.ts'
import { UPLOAD_BYTES } from '../../../images/read-picture.ts'
import type { FieldErrors } from '../../../platform/errors.ts'
import { formatBytes } from '../../../platform/format.ts'
import { altField, type ComposerForm } from '../../form/composer-form.ts'
import { IMAGES_AT_MOST, textLimits } from '../../schema.ts'
import type { PicturesField } from '../section-props.ts'

export function picturesField({ images }: ComposerForm, errors: FieldErrors, action: string): PicturesField {
  return {
    action,
    adding: `${action}/pictures`,
    pictures: images.map(({ id, alt }, index) => ({
      id,
      src: imagePath(id),
      alt: alt.trim() || `Picture ${index + 1}`,
      field: {
        name: altField(id),
        label: `Description of picture ${index + 1}, for people who cannot see it`,
        value: alt,
        maxlength: textLimits.alt,
      },
      remove: { value: `remove-picture:${id}`, label: `Remove picture ${index + 1}` },
    })),
    add:
      images.length >= IMAGES_AT_MOST
        ? null
        : {
            accept: acceptedTypes,
            hint: `PNG, JPEG or WebP, at most ${formatBytes(UPLOAD_BYTES)}. Up to ${IMAGES_AT_MOST} pictures.`,
          },
    error: errors['image'] ?? null,
  }
}

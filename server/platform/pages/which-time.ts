import type { WallReading } from '../time/wall-time.ts'
import { clockInWords, timeInWords } from '../time-words.ts'
import type { Field } from './shared-props.ts'

/** The field that says which of two equal hours the time of another field means. */
export function whichName(field: string): string {
  return `offset:${field}`
}

/** Asks which of the two readings is meant. */
export function whichField(
  { name, label }: Pick<Field, 'name' | 'label'>,
  { readings, zone, chosen }: { readings: readonly WallReading[]; zone: string; chosen: string },
): Field {
  const order = ['The first', 'The second']
  return {
    name: whichName(name),
    label: `${label}: ${clockInWords(readings[0]!.at, zone)} comes twice`,
    value: chosen,
    control: 'select',
    options: [
      { value: '', label: 'Choose one' },
      ...readings.map(({ offset, at }, index) => ({
        value: offset,
        label: `${order[index]}, ${timeInWords(at, zone)}`,
      })),
    ],
  }
}

/** Rule when none was chosen. */
export function whichMissing([first]: readonly WallReading[], zone: string): string {
  return `Choose which ${clockInWords(first!.at, zone)} is meant.`
}

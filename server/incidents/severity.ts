/** Lowest first. Marketing is always `routine`. */
export const severities = ['routine', 'minor', 'major', 'critical'] as const
export type Severity = (typeof severities)[number]

/** True when `severity` is `threshold` or worse; a threshold of null is never reached. */
export function reaches(severity: Severity, threshold: Severity | null): boolean {
  return threshold !== null && severities.indexOf(severity) >= severities.indexOf(threshold)
}

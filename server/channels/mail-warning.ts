import type { Config } from '../config.ts'

/** A warning that emails reach nobody because no mail server is configured; null when one is. */
export function mailWarning({ SMTP_URL, DATA_DIR }: Pick<Config, 'SMTP_URL' | 'DATA_DIR'>): string | null {
  if (SMTP_URL !== undefined) return null
  return `No mail server is set (SMTP_URL). Each email is written to ${DATA_DIR}/mail and reaches no one.`
}

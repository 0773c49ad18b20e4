import type { Config } from '../config.ts'

/** Says that mails go to nobody while no mail server is set; null when one is. */
export function mailWarning({ SMTP_URL, DATA_DIR }: Pick<Config, 'SMTP_URL' | 'DATA_DIR'>): string | null {
  if (SMTP_URL !== undefined) return null
  return `No mail server is set (SMTP_URL), so each mail is written to ${DATA_DIR}/mail and reaches nobody.`
}

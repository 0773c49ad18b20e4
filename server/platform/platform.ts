import type { Config } from '../config.ts'
import type { Clock } from './clock.ts'
import type { SecretBox } from './secrets.ts'
import type { Db } from './transact.ts'

/** What every action and route is given: made once in main, passed on, never looked up. */
export interface Platform {
  db: Db
  now: Clock
  config: Config
  secrets: SecretBox
}

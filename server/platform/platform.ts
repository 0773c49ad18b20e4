import type { Config } from '../config.ts'
import type { Clock } from './clock.ts'
import type { SecretBox } from './secrets.ts'
import type { Db } from './transact.ts'

/** What every action and route receives. Created once at startup and passed down, never looked up globally. */
export interface Platform {
  db: Db
  now: Clock
  config: Config
  secrets: SecretBox
}

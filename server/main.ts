import { readConfig } from './config.ts'
import { CannotStart } from './platform/errors.ts'
import { serve } from './serve.ts'

try {
  await serve(readConfig())
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

import { spawnSync } from 'node:child_process'

/** Finds the Java that the Nu checker needs or installs it with apt. Throws if neither works. */
export function ensureJava(): void {
  if (hasJava()) return
  console.log('Java was not found. Installing it for the HTML checker.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'default-jre-headless'], {
    stdio: 'ignore',
    env,
  })
  if (!hasJava()) throw new Error('The HTML checker needs Java, and it could not be installed. Install a Java runtime.')
}

function hasJava(): boolean {
  return spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0
}

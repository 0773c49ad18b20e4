import { readFileSync } from 'node:fs'
import { Settings } from 'luxon'

/** Loaded before a server: its clock is ahead by the milliseconds in the file, which the test moves forward. */
const file = process.env['CLOCK_AHEAD']!

Settings.now = () => Date.now() + Number(readFileSync(file, 'utf8'))

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { offsetPieces, periodStarts } from '../../../server/platform/time/zones.ts'
import type { Baseline, Stock } from './baseline.ts'
import { type Dialect, verdictStatement } from './statement.ts'

/**
 * The primary key stores bookings in the order a check reads them: by channel, then time. Reach is stored as intervals
 * of place numbers. One row for each booking and place would mean over 400 rows per booking, or 40 million for 100,000
 * bookings, and checks would still read one row for each place and booking. SQLite has no time zones, so one table has
 * the start of each local day and another the UTC offsets of each zone.
 */
const schema = `
  create table places (id integer primary key, zone integer not null) strict;
  create table local_days (zone integer, starts integer, ends integer, primary key (zone, starts)) strict, without rowid;
  create table clocks (zone integer, since integer, utc_offset integer, primary key (zone, since)) strict, without rowid;
  create table bookings (
    channel text, at integer, id text, kind text, lo integer, hi integer,
    primary key (channel, at, id)
  ) strict, without rowid;`

const dialect: Dialect = {
  channel: ':channel',
  at: ':at',
  lo: ':lo',
  hi: ':hi',
  span: (millis) => String(millis),
  near: 'select at, kind, lo, hi from bookings where channel = :channel and lo < :hi and hi > :lo',
  placesOfNear: 'cross join places p on p.id >= max(n.lo, :lo) and p.id < min(n.hi, :hi)',
  here: `
      select z.zone, z.places, d.starts, d.ends, (:at + c.utc_offset) % 86400000 as clock
      from (select zone, count(*) as places from places where id >= :lo and id < :hi group by zone) z
      join local_days d on d.zone = z.zone
        and d.starts = (select max(starts) from local_days where zone = z.zone and starts <= :at)
      join clocks c on c.zone = z.zone
        and c.since = (select max(since) from clocks where zone = z.zone and since <= :at)`,
  clock: (text) => String((Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000),
}

export function openSqliteBaseline(stock: Stock): Baseline {
  const folder = mkdtempSync(join(tmpdir(), 'hark-bench-'))
  const db = new Database(join(folder, 'baseline.sqlite'))
  // Everything fits into the cache, and nothing has to survive a crash.
  for (const setting of ['journal_mode = wal', 'synchronous = off', 'cache_size = -1000000', 'mmap_size = 4000000000'])
    db.pragma(setting)
  db.exec(schema)
  db.transaction(() => fill(db, stock))()
  db.exec('analyze')
  const ask = {
    marketing: db.prepare(verdictStatement(stock.rules, 'marketing', dialect)),
    service: db.prepare(verdictStatement(stock.rules, 'service', dialect)),
  }
  return {
    name: 'SQLite',
    verdict({ kind, ...question }) {
      const rows = ask[kind].all(question) as { rule: string; places: number }[]
      return new Map(rows.filter(({ places }) => places > 0).map(({ rule, places }) => [rule, places]))
    },
    close() {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function fill(db: Database.Database, { places, messages, from, to }: Stock): void {
  const place = db.prepare('insert into places values (?, ?)')
  for (let id = 0; id < places.count; id++) place.run(id, places.zoneOf[id])
  const day = db.prepare('insert into local_days values (?, ?, ?)')
  const clock = db.prepare('insert into clocks values (?, ?, ?)')
  for (const [index, zone] of places.zones.entries()) {
    const starts = periodStarts(zone, 'day', from, to)
    for (let at = 0; at + 1 < starts.length; at++) day.run(index, starts[at], starts[at + 1])
    for (const piece of offsetPieces(zone, from, to)) clock.run(index, piece.from, piece.offset)
  }
  const booking = db.prepare('insert into bookings values (?, ?, ?, ?, ?, ?)')
  for (const { channel, at, id, kind, reach } of messages) booking.run(channel, at, id, kind, reach[0], reach[1])
}

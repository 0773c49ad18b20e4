import pg from 'pg'
import type { Baseline, Stock } from './baseline.ts'
import { type Dialect, verdictStatement } from './statement.ts'

const BATCH = 20_000

const common: Omit<Dialect, 'near' | 'placesOfNear'> = {
  channel: '$1',
  at: '$2',
  lo: '$3',
  hi: '$4',
  span: (millis) => `interval '${millis / 1000} seconds'`,
  here: `
      select z.zone, z.places,
        date_trunc('day', $2::timestamptz at time zone z.zone) at time zone z.zone as starts,
        (date_trunc('day', $2::timestamptz at time zone z.zone) + interval '1 day') at time zone z.zone as ends,
        ($2::timestamptz at time zone z.zone)::time as clock
      from (select zone, count(*) as places from places where id >= $3 and id < $4 group by zone) z`,
  clock: (text) => `time '${text}'`,
}

/** Two ways to store the reach of a booking, each with a suitable index. */
const layouts = {
  /** As two columns. The index includes every column a check reads, so it can answer without reading the table. */
  bounds: {
    name: 'PostgreSQL',
    schema: `
      create table bookings (channel text, at timestamptz, kind text, lo int, hi int);`,
    insert: `
      insert into bookings select channel, at, kind, lo, hi
      from unnest($1::text[], $2::timestamptz[], $3::text[], $4::int[], $5::int[]) as t (channel, at, kind, lo, hi)`,
    index: 'create index on bookings (channel, at) include (kind, lo, hi)',
    near: 'select at, kind, lo, hi from bookings where channel = $1 and lo < $4 and hi > $3',
    placesOfNear: 'join places p on p.id >= greatest(n.lo, $3) and p.id < least(n.hi, $4)',
  },
  /** As a multirange, which can hold any audience. One GiST index finds bookings by time and place together. */
  multirange: {
    name: 'PostgreSQL with multiranges',
    schema: `
      create extension btree_gist;
      create table bookings (channel text, at timestamptz, kind text, reach int4multirange);`,
    insert: `
      insert into bookings select channel, at, kind, int4multirange(int4range(lo, hi))
      from unnest($1::text[], $2::timestamptz[], $3::text[], $4::int[], $5::int[]) as t (channel, at, kind, lo, hi)`,
    index: 'create index on bookings using gist (channel, at, reach)',
    near: `
      select at, kind, reach * int4multirange(int4range($3, $4)) as reach from bookings
      where channel = $1 and reach && int4multirange(int4range($3, $4))`,
    placesOfNear: `
      cross join lateral unnest(n.reach) as r (range)
      join places p on p.id >= lower(r.range) and p.id < upper(r.range)`,
  },
}

export type Layout = keyof typeof layouts

/** `url` is the address of a server, on which the baseline creates its own database. */
export async function openPostgresBaseline(url: string, layout: Layout, stock: Stock): Promise<Baseline> {
  const { name, schema, insert, index, near, placesOfNear } = layouts[layout]
  const database = `bench_${layout}_${Math.random().toString(36).slice(2)}`
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`create database ${database}`)
  const client = new pg.Client(Object.assign(new URL(url), { pathname: `/${database}` }).href)
  await client.connect()
  // JIT compilation would take longer than these statements, and work_mem keeps sorting in memory.
  for (const setting of ['jit = off', "work_mem = '64MB'", 'max_parallel_workers_per_gather = 0'])
    await client.query(`set ${setting}`)
  await client.query(`create table places (id int primary key, zone text not null); ${schema}`)
  const { places } = stock
  const zones = Array.from(places.zoneOf, (zone) => places.zones[zone])
  await client.query('insert into places select id - 1, zone from unnest($1::text[]) with ordinality t (zone, id)', [
    zones,
  ])
  await fill(client, insert, stock)
  await client.query(index)
  await client.query('vacuum analyze')
  const dialect: Dialect = { ...common, near, placesOfNear }
  const text = {
    marketing: verdictStatement(stock.rules, 'marketing', dialect),
    service: verdictStatement(stock.rules, 'service', dialect),
  }
  return {
    name,
    async verdict({ kind, channel, at, lo, hi }) {
      const query = { name: kind, text: text[kind], values: [channel, new Date(at).toISOString(), lo, hi] }
      const { rows } = await client.query<{ rule: string; places: string }>(query)
      return new Map(rows.map(({ rule, places }) => [rule, Number(places)] as const).filter(([, places]) => places > 0))
    },
    async close() {
      await client.end()
      await admin.query(`drop database ${database}`)
      await admin.end()
    },
  }
}

async function fill(client: pg.Client, insert: string, { messages }: Stock): Promise<void> {
  const empty = () => [[], [], [], [], []] as [string[], string[], string[], number[], number[]]
  let columns = empty()
  for (const { channel, at, kind, reach } of messages) {
    columns[0].push(channel)
    columns[1].push(new Date(at).toISOString())
    columns[2].push(kind)
    columns[3].push(reach[0]!)
    columns[4].push(reach[1]!)
    if (columns[0].length === BATCH) {
      await client.query(insert, columns)
      columns = empty()
    }
  }
  if (columns[0].length > 0) await client.query(insert, columns)
}

// The hours script without a browser: `node tell.js <hours.js>`.
// In: a calendar, places, moments and limits as JSON on standard input. Out: what the script says of each, as lines.

'use strict';
const fs = require('fs');
const path = require('path');
const zlib = require('zlib');

const file = path.resolve(process.argv[2]);
const { calendar, place, dayOf, isoOf } = require(file);
const { clock, places, moments, limits } = JSON.parse(fs.readFileSync(0, 'utf8'));
const cal = calendar({ years: clock.years, holidays: clock.holidays, makeUp: clock.make_up });
const known = places.map(({ hours, closed }) => place(cal, hours, closed));
const two = (number) => `${number}`.padStart(2, '0');
const point = ({ day, minute }) => `${isoOf(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const states = moments.map(([at, date, minute]) => {
  const { open, why, next, year } = known[at].state(dayOf(date), minute);
  if (year) return `unannounced ${year}`;
  if (open) return open.day ? `open until ${point(open)}` : 'open always';
  const then = next.year ? `next unannounced ${next.year}` : next.day ? `next ${point(next)}` : 'never';
  return `closed${why ? ` ${why}` : ''}, ${then}`;
});
const dues = limits.map(([date, limit]) => {
  const { day, year } = cal.due(dayOf(date), limit);
  return year ? `unannounced ${year}` : isoOf(day);
});
process.stdout.write(JSON.stringify({ states, dues, gzip: zlib.gzipSync(fs.readFileSync(file), { level: 9 }).length }));

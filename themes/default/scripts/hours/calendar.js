// When a place is open and where a limit ends: `src/calendar/` again, held against it by a test.
// Days are counted from 1 January 1970, minutes from midnight; both in the hall's own time.

const DAY = 864e5;
const MIDNIGHT = 1440;
const dayOf = (iso) => Date.parse(iso) / DAY;
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const yearOf = (day) => +isoOf(day).slice(0, 4);
const words = (text) => (text || '').split(' ').filter(Boolean);

// Lines such as `2026-01-01/2026-01-03 name`.
const ranges = (text) => (text || '').split('\n').filter(Boolean).map((line) => (
  { from: dayOf(line.slice(0, 10)), to: dayOf(line.slice(11, 21)), name: line.slice(22) }
));
const covering = (list, day) => list.find(({ from, to }) => from <= day && day <= to);

// Years as `2025 2026`, holidays as lines, make-up workdays as `2026-01-04 2026-02-14`.
function calendar({ years, holidays, makeUp }) {
  const announced = words(years).map(Number);
  const off = ranges(holidays);
  const worked = words(makeUp).map(dayOf);
  const weekday = (day) => new Date(day * DAY).getUTCDay() || 7;
  const kind = (day) => {
    const holiday = covering(off, day);
    if (holiday) return { mark: 'H', name: holiday.name };
    if (worked.includes(day)) return { mark: 'M' };
    return announced.includes(yearOf(day)) ? { mark: `${weekday(day)}` } : { year: yearOf(day) };
  };
  const due = (day, limit) => {
    const count = parseInt(limit, 10);
    const [year, month, date] = isoOf(day).split('-').map(Number);
    const months = count * (/Y$/.test(limit) ? 12 : 1);
    if (/D$/.test(limit)) return { day: day + count };
    if (!/W$/.test(limit)) {
      const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
      return { day: Date.UTC(year, month - 1 + months, Math.min(date, last)) / DAY };
    }
    for (let left = count; left; ) {
      day += 1;
      const { mark, year: unknown } = kind(day);
      if (unknown) return { year: unknown };
      if (/[1-5M]/.test(mark)) left -= 1;
    }
    return { day };
  };
  return { kind, due, weekday };
}

// Hours as `12345 540-720,780-1020 0501-0930;6 540-720`, with H for holidays and M for make-up workdays; closures as lines.
function place({ kind }, hours, closures) {
  const rows = hours.split(';').map((row) => {
    const [marks, times, season] = row.split(' ');
    return { marks, season: season && season.split('-'), spans: times.split(',').map((time) => time.split('-').map(Number)) };
  });
  const shut = ranges(closures);
  const holds = ({ season }, day) => {
    if (!season) return true;
    const [from, to] = season;
    const here = isoOf(day).slice(5).replace('-', '');
    return from <= to ? from <= here && here <= to : here >= from || here <= to;
  };
  const on = (day, mark) => {
    const all = rows.filter((row) => row.marks.includes(mark) && holds(row, day)).map((row) => row.spans);
    const merged = [];
    [].concat(...all).sort((a, b) => a[0] - b[0] || a[1] - b[1]).forEach(([open, close]) => {
      const last = merged[merged.length - 1];
      if (last && open <= last[1]) last[1] = Math.max(last[1], close);
      else merged.push([open, close]);
    });
    return merged;
  };
  // A make-up workday without hours of its own has those that most of Monday to Friday share.
  const ordinary = (day) => {
    const days = [...'12345'].map((mark) => on(day, mark));
    const keys = days.map(String);
    const shared = keys.map((key) => keys.filter((other) => other === key).length);
    return days[shared.indexOf(Math.max(...shared))];
  };
  const dayAt = (day) => {
    const closed = covering(shut, day);
    if (closed) return { why: closed.name, spans: [] };
    const { mark, name, year } = kind(day);
    if (year) return { year };
    const own = on(day, mark);
    const spans = mark === 'M' && !own[0] ? ordinary(day) : own;
    return spans[0] ? { spans } : { why: name || '', spans };
  };
  const nextAfter = (day) => {
    for (let next = day + 1; next <= day + 366; next += 1) {
      const { spans, year } = dayAt(next);
      if (year) return { year };
      if (spans[0]) return { day: next, minute: spans[0][0] };
    }
    return {};
  };
  const until = (day, close) => {
    for (let next = day; next < day + 7; next += 1) {
      if (close < MIDNIGHT) return { day: next, minute: close };
      const { spans = [] } = dayAt(next + 1);
      if (!spans[0] || spans[0][0]) return { day: next, minute: close };
      [[, close]] = spans;
    }
    return close < MIDNIGHT ? { day: day + 7, minute: close } : {};
  };
  const state = (day, minute) => {
    const { spans, why, year } = dayAt(day);
    if (year) return { year };
    const span = spans.find(([, close]) => close > minute);
    if (!span) return { why, next: nextAfter(day) };
    return span[0] <= minute ? { open: until(day, span[1]) } : { next: { day, minute: span[0] } };
  };
  return { dayAt, state };
}

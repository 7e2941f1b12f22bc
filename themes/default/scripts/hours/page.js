// What a page says of its places now, on a day that is asked for, and of its limit.

function sayings(data) {
  const fill = (name, values) => (data[`text${name}`] || '').replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const clock = (minute) => [Math.floor(minute / 60), minute % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
  const cal = calendar(data);
  // Never broken after its dash.
  const range = (span) => span.map(clock).join('–\u2060');
  const date = (day) => {
    const [, m, d] = isoOf(day).split('-').map(Number);
    return fill('Date', { d, m: words(data.textMonths)[m - 1], w: words(data.textWeek)[cal.weekday(day) - 1] });
  };
  const notYet = (year) => fill('Unknown', { year });
  const because = (text, why) => text + (why ? fill('Why', { why }) : '');

  // A place at a moment, in words, and whether it is open.
  const now = (of, day, minute) => {
    const { open: until, why, next: then, year } = of.state(day, minute);
    if (year) return [notYet(year)];
    if (until) {
      if (!until.day) return [fill('Always'), true];
      const later = of.dayAt(day).spans.find(([from]) => from >= until.minute);
      if (until.day === day && later) return [fill('Pause', { time: clock(until.minute), then: clock(later[0]) }), true];
      // Midnight is the end of this day and not the beginning of the next.
      const time = until.day > day ? `${date(until.day)} ${clock(until.minute)}` : clock(until.minute);
      return [fill('Open', { time }), true];
    }
    const time = clock(then.minute);
    const after = then.year ? notYet(then.year) : !then.day ? fill('Never')
      : then.day === day ? fill('Today', { time }) : fill('Next', { day: date(then.day), time });
    return [`${because(fill('Closed'), why)} · ${after}`];
  };
  const asked = (of, day, today) => {
    const { spans, why, year } = of.dayAt(day);
    const said = { day: date(day) };
    if (day < today) return [fill('DayPast', said)];
    if (year) return [`${said.day} · ${notYet(year)}`];
    if (!spans[0]) return [because(fill('DayOff', said), why)];
    said.times = spans.map(range).join(data.textAnd);
    return [fill('DayOpen', said), true];
  };
  // The earliest day on which one of the places takes an application in, or the next working day where there is no place.
  const accepted = (places, day, minute) => {
    const found = places.map((of) => {
      const { open, next, year } = of.state(day, minute);
      return open ? { day } : next || { year };
    });
    if (!places[0]) found.push(/[1-5M]/.test(cal.kind(day).mark) ? { day } : cal.due(day, '1W'));
    const days = found.filter((one) => one.day).sort((a, b) => a.day - b.day);
    return days[0] || found[0];
  };
  const due = (places, limit, day, minute) => {
    const { day: from, year } = accepted(places, day, minute);
    if (year) return notYet(year);
    if (!from) return '';
    const { day: last, year: unknown } = cal.due(from, limit);
    const said = { from: date(from), day: last && date(last), year: unknown };
    return fill(unknown ? 'DueUnknown' : from === day ? 'DueToday' : 'DueThen', said);
  };
  return { cal, now, asked, due };
}

function showHours(data) {
  const { cal, now, asked, due } = sayings(data);
  const all = (marks) => [...document.querySelectorAll(marks)];
  const placed = all('[data-hours]').map((element) => (
    { element, of: place(cal, element.dataset.hours, element.dataset.closed) }
  ));
  const moment = () => {
    const minutes = Math.floor(Date.now() / 6e4) + +data.offset;
    return [Math.floor(minutes / MIDNIGHT), ((minutes % MIDNIGHT) + MIDNIGHT) % MIDNIGHT];
  };
  const tell = (element, [text, isOpen]) => {
    // What is announced to screen readers must be there before it says something.
    element.hidden = !text && !element.hasAttribute('role');
    element.classList.toggle('is-open', !!isOpen);
    if (element.textContent !== text) element.textContent = text;
  };
  const refresh = () => {
    const [day, minute] = moment();
    placed.forEach(({ element, of }) => tell(element, now(of, day, minute)));
    all('[data-limit]').forEach((element) => {
      tell(element, [due(placed.map(({ of }) => of), element.dataset.limit, day, minute)]);
    });
  };
  all('[data-ask]').forEach((form) => {
    const [input, answer] = ['input', '[role=status]'].map((mark) => form.querySelector(mark));
    form.hidden = false;
    input.min = isoOf(moment()[0]);
    input.oninput = () => {
      tell(answer, input.value ? asked(placed[0].of, dayOf(input.value), moment()[0]) : ['']);
    };
    input.oninput();
  });
  refresh();
  setInterval(refresh, 2e4);
  // A phone that slept shows what is true now.
  document.addEventListener('visibilitychange', refresh);
}

// Before and after of a bundle for what was answered, counted as the build counts it. In: the bundle's conditions (`whens`,
// named by their number), members, papers and order, and what holds for which answers. A line of a paper is: member, alone,
// together, originals that are shown, originals that are kept, copies, whether it can wait.

const sum = (list) => list.reduce((total, one) => total + one, 0);
const most = (list) => Math.max(0, ...list);
const FIGURES = ['departments', 'applications', 'visits', 'materials', 'originals', 'copies', 'days'];

function reckoner(chain, known) {
  const { whens, members, order, papers } = chain;
  const judged = (answers) => {
    const { holds } = known.judge(answers);
    return whens.map((when) => holds(when));
  };

  // The value of the first variant that holds, else the guide's own; of those that still may be it, the greatest.
  function ofVariants(held, { variants }, place, own) {
    const open = [];
    for (const variant of variants) {
      if (variant[place] === null || held[variant[0]] === false) continue;
      open.push(variant[place]);
      if (held[variant[0]]) return most(open);
    }
    return most([...open, own]);
  }

  // One set for all: the member that wants most; else each has his own. What is handed in can be looked at first.
  function count(lines) {
    if (!lines[0]) return null;
    const wanted = new Map();
    lines.forEach(([member, , , ...counts]) => {
      const own = wanted.get(member) || [0, 0, 0];
      wanted.set(member, own.map((value, at) => value + counts[at]));
    });
    const of = (at) => [...wanted.values()].map((own) => own[at]);
    const joint = chain.oneSet ? most : sum;
    return [Math.max(joint(of(1)), most(of(0))), joint(of(2))];
  }

  // The members that take longest in a row, and how long.
  function longest(days) {
    const best = [];
    const from = [];
    order.forEach((at) => {
      let last;
      members[at].after.forEach((first) => { if (last === undefined || best[first] > best[last]) last = first; });
      best[at] = (last === undefined ? 0 : best[last]) + (days[at] || 0);
      from[at] = last;
    });
    let end = order[0];
    order.forEach((at) => { if (best[at] > best[end]) end = at; });
    const path = [];
    for (let at = end; at !== undefined; at = from[at]) if (days[at] !== null) path.unshift(at);
    return [best[end] || 0, path];
  }

  function change(held) {
    const needed = (when) => held[when] !== false;
    const active = members.map((_, at) => at).filter((at) => needed(members[at].active));
    const visits = members.map((member) => ofVariants(held, member, 2, member.visits));
    const alone = members.map((member) => (needed(member.active) ? ofVariants(held, member, 1, member.days) : null));
    const days = alone.map((own, at) => {
      const { limit } = members[at];
      return own === null || limit === null ? own : Math.min(own, limit);
    });
    const [joint, path] = longest(days);
    const isApart = (at) => members[at].apart;
    const lead = active.filter((at) => !isApart(at));
    const departments = (list) => new Set(list.filter((one) => one !== null)).size;
    const of = (list) => list.map((at) => members[at].department);
    const visited = active.filter((at) => isApart(at) && visits[at]);
    const lines = [].concat(...papers).filter((line) => needed(line[1]));
    const counts = papers.map((uses) => count(uses.filter((line) => needed(line[2]))));
    const brought = counts.filter((one) => one);
    const before = {
      departments: departments(of(active)),
      applications: active.length,
      visits: sum(active.map((at) => visits[at])),
      materials: lines.length,
      originals: sum(lines.map((line) => line[3] + line[4])),
      copies: sum(lines.map((line) => line[5])),
      days: sum(alone),
    };
    const after = {
      departments: active[0] === undefined ? 0 : Math.max(1, departments([chain.lead, ...of(visited)])),
      applications: Math.min(1, active.length),
      visits: sum(visited.map((at) => visits[at])) + most(lead.map((at) => visits[at])),
      materials: brought.length,
      originals: sum(brought.map((one) => one[0])),
      copies: sum(brought.map((one) => one[1])),
      days: joint,
    };
    return { before, after, path, days, counts, active };
  }

  // Every case that these answers leave open; null when there are too many to look at.
  function cases(answers) {
    let all = [answers];
    for (const [id, choices] of chain.choices) {
      if (answers.has(id)) continue;
      const next = [];
      for (const one of all) {
        if (known.judge(one).isAsked(id) === false) next.push(one);
        else if (!choices) return null;
        else choices.forEach((choice) => next.push(new Map([...one, [id, choice]])));
        if (next.length > chain.most) return null;
      }
      all = next;
    }
    return all[0] ? all : null;
  }

  function isHeavier(one, other) {
    const weight = ({ before, after }) => [
      after.materials, after.originals + after.copies, after.days, before.materials, before.days,
    ];
    const [own, theirs] = [weight(one), weight(other)];
    const at = own.findIndex((value, place) => value !== theirs[place]);
    return at >= 0 && own[at] > theirs[at];
  }

  // What these answers come to: the heaviest of the cases that they leave, all of them, and what holds anyhow.
  function scene(answers) {
    const held = judged(answers);
    const open = cases(answers);
    const all = open ? open.map((one) => change(judged(one))) : [change(held)];
    const heaviest = all.reduce((best, one) => (isHeavier(one, best) ? one : best));
    return { held, all, heaviest, isExact: !!open };
  }

  // How many of a paper one brings in those cases in which one does: least and most of originals and copies.
  function brought({ held, all, isExact }, at) {
    const counts = all.map((one) => one.counts[at]).filter((one) => one);
    if (!counts[0]) return null;
    if (!isExact) counts.push(count(papers[at].filter((line) => held[line[2]])) || [0, 0]);
    const of = (place) => counts.map((one) => one[place]);
    return { least: [Math.min(...of(0)), Math.min(...of(1))], most: [most(of(0)), most(of(1))] };
  }

  // Rounds of those that take part; each waits for some of the round in front of its own.
  function rounds(isPart) {
    const round = [];
    const all = [];
    order.forEach((at) => {
      round[at] = isPart(at) + most(members[at].after.map((first) => round[first]));
      if (isPart(at)) (all[round[at] - 1] = all[round[at] - 1] || []).push(at);
    });
    return all;
  }

  // The members that one waits for, through those that take no part.
  function waits(at, isPart) {
    const found = new Set();
    const seen = new Set();
    const visit = (first) => {
      if (seen.has(first)) return;
      seen.add(first);
      if (isPart(first)) found.add(first);
      else members[first].after.forEach(visit);
    };
    members[at].after.forEach(visit);
    return [...found];
  }
  return { scene, brought, rounds, waits };
}

window.mingbaiReckoner = reckoner;

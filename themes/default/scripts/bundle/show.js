// The page of a bundle follows the answers: its figures, its members in their rounds, how many of each paper.

function shownChain(known, materials) {
  const host = document.querySelector('[data-chain]');
  if (!host) return null;
  const chain = JSON.parse(host.dataset.chain);
  const reckon = reckoner(chain, known);
  const texts = host.dataset;
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const all = (marks, within) => [...(within || document).querySelectorAll(marks)];
  const one = (marks, within) => all(marks, within)[0];
  const put = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };
  const rows = new Map(all('[data-member]').map((element) => [+element.dataset.member, element]));
  const title = (at) => one('[data-title]', rows.get(at)).textContent;
  const [note, own] = [one('[data-change-note]'), one('[data-change-own]')];
  let before = null;

  function figures({ all: cases, heaviest, isExact }, isAnswered) {
    all('[data-figure]').forEach((row) => {
      const { figure, unit, zero } = row.dataset;
      const shown = (n) => (zero && !n ? zero : fill(unit, { n }));
      const [was, is] = [heaviest.before[figure], heaviest.after[figure]];
      const [first, second, third] = all('td', row);
      put(first, shown(was));
      put(second, shown(is));
      put(third, was > is ? fill(texts.textLess, { n: fill(unit, { n: was - is }) }) : texts.textSame);
      third.classList.toggle('change-saved', was > is);
    });
    const { visits, materials: kinds } = heaviest.after;
    put(one('[data-fact=visits]'), visits ? fill(texts.textTimes, { n: visits }) : texts.textNoVisit);
    put(one('[data-fact=materials]'), fill(texts.textKinds, { n: kinds }));
    all('[data-fact-most]').forEach((element) => { element.hidden = isExact && !cases[1]; });
    if (note) note.hidden = isAnswered;
    own.hidden = !isAnswered;
    put(own, isExact ? texts[cases[1] ? 'textPartly' : 'textWholly'] : texts.textBound);
    all('[data-path]').forEach((row) => {
      const days = all('[data-figure=days]')[0].dataset;
      const shown = (n) => (n ? fill(days.unit, { n }) : days.zero);
      const steps = heaviest.path.map((at) => fill(row.dataset.step, { title: title(at), days: shown(heaviest.days[at]) }));
      put(row, fill(row.dataset.path, { path: steps.join(' → ') }));
    });
  }

  function members({ held, all: cases }) {
    const isPart = (at) => held[chain.members[at].active] !== false;
    const parts = reckon.rounds(isPart);
    all('[data-round]').forEach((element, n) => {
      const here = parts[n];
      element.hidden = !here;
      if (!here) return;
      const together = Math.max(...cases.map(({ active }) => here.filter((at) => active.includes(at)).length));
      let word = here[1] === undefined ? 'Round' : 'RoundParallel';
      if (here.length > together) word = together > 1 ? 'RoundSome' : 'RoundOne';
      put(one('h3', element), fill(texts[`text${here[1] === undefined ? 'Round' : word}`], { n: n + 1, count: together }));
      const list = one('ul', element);
      here.forEach((at, place) => {
        const row = rows.get(at);
        if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
        const line = one('[data-waits]', row);
        if (!line) return;
        const names = reckon.waits(at, isPart).map(title);
        line.hidden = !names[0];
        put(one('span', line), names.join('、'));
      });
    });
    return [...rows.keys()].filter(isPart);
  }

  function papers(scene) {
    materials.forEach((material) => {
      const { element } = material;
      const at = +element.dataset.paper;
      const found = reckon.brought(scene, at);
      material.counts = found ? found.least : [0, 0];
      if (!found) return;
      const { least, most: [originals, copies] } = found;
      const parts = [originals && fill(texts.textOriginals, { n: originals }), copies && fill(texts.textCopies, { n: copies })];
      const isMost = least[0] !== originals || least[1] !== copies;
      put(one('[data-copies]', element), (isMost ? texts.textMost : '') + parts.filter((part) => part).join(texts.textAnd));
      const canWait = one('[data-can-wait]', element);
      if (canWait) canWait.hidden = chain.papers[at].some((line) => !line[6] && scene.held[line[2]] !== false);
    });
  }

  // Shows what the answers come to; tells in words which members came or went, and what the whole takes.
  function show(answers) {
    const scene = reckon.scene(answers);
    figures(scene, answers.size > 0);
    const now = members(scene);
    papers(scene);
    const names = (list, others) => list.filter((at) => !others.includes(at)).map(title).join('、');
    const [more, fewer] = before ? [names(now, before), names(before, now)] : ['', ''];
    before = now;
    const days = one('[data-figure=days]');
    put(one('[data-fact-members] .tag'), fill(texts.textCounts, { n: now.length }));
    const { visits } = scene.heaviest.after;
    const takes = [texts.textTakes, texts.textTakesMost][+!!scene.all[1]];
    return [
      more && fill(texts.textJoins, { names: more }), fewer && fill(texts.textLeaves, { names: fewer }),
      fill(takes, {
        n: now.length,
        visits: visits ? fill(texts.textVisits, { n: visits }) : texts.textNoVisit,
        days: all('td', days)[1].textContent,
      }),
    ].filter((part) => part).join('');
  }
  return { show };
}

window.mingbaiChain = shownChain;

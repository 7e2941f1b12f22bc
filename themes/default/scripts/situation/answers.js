// What holds for which answers: true, false, or null while that is open. Questions come as data, answers by their id: the
// chosen options in a list, or a number; days count from 1970-01-01.

const DAY = 864e5;
const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);
// Some browsers take 30 February for a day of March.
function dayOf(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) / DAY : undefined;
  return Number.isInteger(day) && dayText(day) === text ? day : undefined;
}

const every = (parts) => {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
};
const not = (holds) => (holds === null ? null : !holds);
const passes = (word, wanted, answer) => {
  if (word === 'is') return wanted.some((option) => answer.includes(option));
  return wanted.some(([min, max]) => (min === null || answer >= min) && (max === null || answer <= max));
};

function situations(questions) {
  const known = new Map(questions.map((question) => [question.id, question]));

  // One evaluation asks of each question once whether it is asked.
  function judge(answers) {
    const asked = new Map();
    const isAsked = (id) => {
      if (!asked.has(id)) asked.set(id, holds(known.get(id).show));
      return asked.get(id);
    };
    function holds(formula) {
      if (!Array.isArray(formula)) return formula;
      const [word, ...parts] = formula;
      if (word === 'all') return every(parts.map(holds));
      if (word === 'any') return not(every(parts.map((part) => not(holds(part)))));
      if (word === 'not') return not(holds(parts[0]));
      const [id, wanted] = parts;
      return every([isAsked(id), answers.has(id) ? passes(word, wanted, answers.get(id)) : null]);
    }
    return { holds, isAsked };
  }

  // A written answer; undefined for one that the question does not know.
  function read({ kind, options, range }, text) {
    if (kind === 'number' || kind === 'date') {
      const value = kind === 'date' ? dayOf(text) : /^-?\d{1,13}$/.test(text) ? +text : undefined;
      return value >= range[0] && value <= range[1] ? value : undefined;
    }
    const chosen = options.map(([id]) => id).filter((id) => text.split(',').includes(id));
    if (kind === 'several') return chosen[0] || !text ? chosen : undefined;
    return chosen[0] === text ? chosen : undefined;
  }
  const written = ({ kind }, answer) => (kind === 'date' ? dayText(answer) : `${answer}`);

  // Only what is asked is answered; questions ask about those before them.
  function settle(answers) {
    const settled = new Map();
    questions.forEach(({ id }) => {
      if (answers.has(id) && judge(settled).isAsked(id) === true) settled.set(id, answers.get(id));
    });
    return settled;
  }
  function fromFragment(fragment) {
    const given = new URLSearchParams(fragment.replace(/^#/, ''));
    const answers = new Map();
    questions.forEach((question) => {
      const text = given.get(question.id);
      const answer = text === null ? undefined : read(question, text);
      if (answer !== undefined) answers.set(question.id, answer);
    });
    return settle(answers);
  }
  const toFragment = (answers) => questions.filter(({ id }) => answers.has(id))
    .map((question) => `${question.id}=${written(question, answers.get(question.id))}`).join('&');

  // “别人代办，年龄15岁”
  function told(answers, none, comma) {
    const words = ({ id, kind, name, options, unit }) => {
      const answer = answers.get(id);
      if (kind === 'number') return `${name}${answer}${unit}`;
      if (kind === 'date') return `${name}${dayText(answer)}`;
      const labels = options.filter(([option]) => answer.includes(option)).map(([, label]) => label);
      return labels.join('、') || none.replace('{name}', name);
    };
    return questions.filter(({ id }) => answers.has(id)).map(words).join(comma);
  }
  return { judge, read, settle, fromFragment, toFragment, told };
}

window.mingbaiSituations = situations;

// A guide asks, and its lines follow the answers; a card follows the answers that its address brings. The address keeps
// them behind `#`, so that they are never sent, can be passed on, and the way back leads through them.

const PRINT = '~print';

function ask(form, known, page) {
  const fields = [...form.querySelectorAll('[data-question]')].map((element) => ({
    element,
    question: known.questions.find(({ id }) => id === element.dataset.question),
    inputs: [...element.querySelectorAll('input')],
    error: element.querySelector('.question-error'),
  })).filter(({ question }) => question);
  const find = (mark) => form.querySelector(mark);
  const [said, print] = [find('[data-said]'), find('[data-print-list]')];
  const subtitle = document.querySelector('[data-answers]');
  // A guide has a card to print; a bundle prints this page.
  const card = print.href ? print.href.split('#')[0] : '';
  let answers = new Map();
  let typed = '';
  // The field that is being typed into, until it is left.
  let typing;

  const isChoice = ({ kind }) => kind === 'one' || kind === 'several';
  function given({ question, inputs }) {
    if (!isChoice(question)) return inputs[0].value ? known.read(question, inputs[0].value) : undefined;
    const chosen = inputs.filter((input) => input.checked).map((input) => input.value);
    return chosen[0] === undefined ? undefined : known.read(question, chosen.join(','));
  }
  function put({ question, inputs }) {
    const answer = answers.get(question.id);
    const text = answer === undefined ? '' : known.toFragment(new Map([[question.id, answer]])).split('=')[1];
    if (!isChoice(question)) inputs[0].value = text;
    else inputs.forEach((input) => {
      const { value } = input;
      input.checked = answer !== undefined && (value ? answer.includes(value) : !answer[0]);
    });
  }
  function complain({ question, inputs, error }) {
    if (!error) return;
    const [input] = inputs;
    const isWrong = (input.value || input.validity.badInput) && known.read(question, input.value) === undefined;
    const text = page.fill(input.max ? 'Bounds' : 'Least', { min: input.min, max: input.max });
    input.setAttribute('aria-invalid', !!isWrong);
    error.textContent = isWrong ? text : '';
  }
  function show(isTold, goesOn) {
    const judged = known.judge(answers);
    fields.forEach((field) => {
      field.element.hidden = judged.isAsked(field.question.id) !== true;
      field.inputs.forEach((input) => {
        const option = input.closest('.option');
        if (option) option.classList.toggle('is-chosen', input.checked);
      });
      complain(field);
    });
    const told = page.show(answers, goesOn);
    if (isTold) said.textContent = told;
    const fragment = known.toFragment(answers);
    if (card) print.href = `${card}#${fragment ? `${fragment}&` : ''}${PRINT}`;
    if (subtitle) subtitle.textContent = known.told(answers, page.texts.textNone, page.texts.textComma);
  }
  // A number that is being typed is one step back, not one for each digit.
  function remember(id) {
    const fragment = known.toFragment(answers);
    const here = location.href.split('#')[0];
    const address = fragment ? `${here}#${fragment}` : here;
    if (address !== location.href) history[id && id === typed ? 'replaceState' : 'pushState'](null, '', address);
    typed = id;
  }
  function answered(event) {
    const field = fields.find(({ inputs }) => inputs.includes(event.target));
    if (!field) return;
    const { question, inputs } = field;
    // None of the options, or some of them.
    if (question.kind === 'several' && event.target.checked) {
      inputs.forEach((input) => { if (!input.value !== !event.target.value) input.checked = false; });
    }
    const raw = new Map();
    fields.forEach((one) => {
      const answer = given(one);
      if (answer !== undefined) raw.set(one.question.id, answer);
    });
    answers = known.settle(raw);
    remember(isChoice(question) ? '' : question.id);
    const goesOn = typing === field;
    typing = isChoice(question) ? undefined : field;
    show(true, goesOn);
  }
  function arrive() {
    const { hash } = location;
    typed = '';
    typing = undefined;
    if (hash && !hash.includes('=')) {
      // A section was called for: the answers stay in the address, but for the notice that a printed card leads to.
      const fragment = known.toFragment(answers);
      if (fragment && !hash.startsWith('#card-')) history.replaceState(null, '', `#${fragment}`);
      return;
    }
    answers = known.fromFragment(hash);
    fields.forEach(put);
    show(answers.size > 0);
    if (!answers.size) said.textContent = '';
  }
  // Only the list, and all of the page again afterwards.
  if (!card) print.onclick = () => {
    const { classList } = document.documentElement;
    classList.add('is-list');
    window.addEventListener('afterprint', () => classList.remove('is-list'), { once: true });
    window.print();
  };
  form.oninput = answered;
  form.onchange = () => { typing = undefined; };
  form.onsubmit = (event) => event.preventDefault();
  find('[data-clear-answers]').onclick = () => {
    answers = new Map();
    fields.forEach(put);
    remember('');
    show(true);
    const first = fields.find(({ element }) => !element.hidden);
    if (first) first.inputs[0].focus();
  };
  window.addEventListener('hashchange', arrive);
  form.hidden = false;
  document.querySelectorAll('[data-situation-plain]').forEach((element) => { element.hidden = true; });
  ticks(form.dataset.situation, page.materials, form.dataset.textTick, find('[data-clear-ticks]'));
  show(false);
  arrive();
}

// The card for exactly these answers, with them under its title; printed at once when it was opened for that.
function follow(host, known, page) {
  const subtitle = host.querySelector('[data-answers]');
  const { textNone: none, textComma: comma } = host.dataset;
  function arrive() {
    const answers = known.fromFragment(location.hash);
    subtitle.textContent = known.told(answers, none, comma);
    subtitle.hidden = !answers.size;
    page.show(answers);
  }
  window.addEventListener('hashchange', arrive);
  arrive();
  if (!location.hash.includes(PRINT)) return;
  history.replaceState(null, '', `#${known.toFragment(known.fromFragment(location.hash))}`);
  window.print();
}

(function start() {
  const host = document.querySelector('[data-situation]');
  if (!host) return;
  const questions = JSON.parse(host.dataset.questions);
  const known = Object.assign(situations(questions), { questions });
  const page = shownLines(host, host.dataset, known);
  (host.tagName === 'FORM' ? ask : follow)(host, known, page);
})();

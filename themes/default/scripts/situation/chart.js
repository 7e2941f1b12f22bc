// Charts for each set of steps: the fitting one once the answers settle it, until then the whole one with its conditions.

function charts() {
  const whole = document.querySelector('[data-flow-open]');
  const cases = [...document.querySelectorAll('[data-flow-case]')]
    .map((element) => ({ element, when: JSON.parse(element.dataset.flowCase) }));
  return (judged) => {
    const fitting = cases.find(({ when }) => judged.holds(when) === true);
    cases.forEach((one) => { one.element.hidden = one !== fitting; });
    if (whole) whole.hidden = !!fitting;
  };
}

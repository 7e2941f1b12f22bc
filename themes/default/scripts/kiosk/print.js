// Prints and says so: of a guide its card, on the card's own page; of any other page the page. Somebody who presses again
// before the paper has come gets one copy all the same.

const PAUSE = 8000;

function prints() {
  const status = kiosk.querySelector('[role=status]');
  const left = () => PAUSE - (window.Date.now() - visit.printed);
  const isBusy = () => left() > 0;

  function tell() {
    if (!isBusy()) return;
    status.textContent = say('printed');
    setTimeout(() => { status.textContent = ''; }, left());
  }
  // The card prints when its page is there; without a store it waits for another press.
  function order() {
    visit.order = !isBusy();
    keep();
  }
  document.addEventListener('click', (event) => {
    if (!isBusy() || !event.target.closest('[data-print], [data-kiosk-print]')) return;
    event.preventDefault();
    event.stopPropagation();
    tell();
  }, true);
  window.addEventListener('afterprint', () => {
    visit.printed = window.Date.now();
    keep();
    tell();
  });
  find('[data-kiosk-print]').forEach((button) => {
    const card = button.dataset.card && new URL(button.dataset.card, location.href).href;
    button.hidden = !find('main [data-print]')[0];
    button.onclick = () => {
      if (!card) {
        window.print();
        return;
      }
      order();
      go(card);
    };
    find('main a').forEach((link) => { if (link.href === card) link.addEventListener('click', order); });
  });
  tell();
  if (!visit.order) return;
  visit.order = false;
  keep();
  if (find('main .card')[0]) window.addEventListener('load', () => window.print());
}

// Prints the page and says so; somebody who presses again before the paper has come gets one copy all the same.

const PAUSE = 8000;

function prints() {
  const status = kiosk.querySelector('[role=status]');
  let isBusy = false;

  function printed() {
    isBusy = true;
    status.textContent = say('printed');
    setTimeout(() => {
      isBusy = false;
      status.textContent = '';
    }, PAUSE);
  }
  document.addEventListener('click', (event) => {
    if (!isBusy || !event.target.closest('[data-print], [data-kiosk-print]')) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  window.addEventListener('afterprint', printed);
  find('[data-kiosk-print]').forEach((button) => {
    button.hidden = !find('main [data-print]')[0];
    button.onclick = () => window.print();
  });
}

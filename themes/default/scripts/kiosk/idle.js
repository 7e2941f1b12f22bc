// Nobody there: asks, counts down so that it is seen and heard, and ends the visit.
// The clock is asked each second, so that a machine that slept does not show the last visit when it wakes.

const COUNTDOWN = 20;

function idle() {
  const wait = Number(kiosk.dataset.idle);
  const ask = kiosk.querySelector('dialog');
  const shown = ask.querySelector('.kiosk-left');
  const heard = ask.querySelector('[role=alert]');
  const now = () => window.Date.now() / 1000;
  let last = now();
  let touched = false;

  function touch() {
    last = now();
    touched = true;
    if (ask.open) ask.close();
  }
  // The start page as it was opened has nothing to clear.
  const isFresh = () => !touched && !visit.trail.length && location.href === HOME;

  function tick() {
    const left = Math.ceil(wait + COUNTDOWN - (now() - last));
    if (isFresh() || left > COUNTDOWN) return;
    if (left <= 0) {
      window.clearInterval(ticking);
      reset();
      return;
    }
    if (!ask.open) ask.showModal();
    shown.textContent = say('left', left);
    if (left % 5 === 0) heard.textContent = say('left', left);
  }

  ['pointerdown', 'touchmove', 'keydown', 'wheel', 'input'].forEach((type) => (
    window.addEventListener(type, () => {
      // Whoever reads the question out or looks for its buttons gets the whole countdown again; a click answers it, so
      // that no touch goes through to what lies behind.
      if (ask.open) last = now() - wait;
      else touch();
    }, { capture: true, passive: true })
  ));
  ask.addEventListener('click', touch);
  ask.addEventListener('close', touch);
  const ticking = window.setInterval(tick, 1000);
}

// One visit, from the first touch to the reset: where the visitor was, and the views that were chosen.
// The browser's own history never grows, so that its ways back show the next visitor nothing: each page takes the place
// of the one before, and the way back is kept here until the reset.

const kiosk = document.querySelector('.kiosk');
const find = (marks) => [...document.querySelectorAll(marks)];
const say = (name, n) => (kiosk.getAttribute(`data-text-${name}`) || '').replace('{n}', n);
const root = new URL(kiosk.dataset.root || './', location.href).href;
const HOME = `${root}index.html`;
const KEY = 'mingbai-visit';
const MOST = 50;

function stored(work) {
  try { return work(window.sessionStorage); } catch (e) { return null; }
}

const visit = Object.assign({ trail: [], views: [] }, stored((store) => JSON.parse(store[KEY])));
const keep = () => stored((store) => { store[KEY] = JSON.stringify(visit); });

// A page of this portal; everything else stays shut.
function isInside(address) {
  return address.startsWith(root) && /\.html$/.test(new URL(address).pathname);
}

function go(address) {
  if (!isInside(address)) return;
  const [here, there] = [location.href, address].map((text) => text.split('#')[0]);
  if (here !== there) {
    visit.trail = visit.trail.concat([[location.href, window.scrollY]]).slice(-MOST);
    keep();
  }
  location.replace(address);
}

// Closes what is shown to be taken along; tells whether there was any.
function closes() {
  const close = document.querySelector('.takeaway:target [data-kiosk-close]');
  if (close) close.click();
  return close;
}

function back() {
  if (closes()) return;
  const [address, scroll] = visit.trail.pop() || [HOME];
  visit.scroll = scroll;
  keep();
  location.replace(address);
}

// Nothing of this visit is left, on the page, in the browser or in its history.
function reset() {
  ['localStorage', 'sessionStorage'].forEach((name) => {
    try { window[name].clear(); } catch (e) { /* forbidden: then it holds nothing */ }
  });
  find('input[type=search], input[type=text], textarea').forEach((input) => { input.value = ''; });
  find('form').forEach((form) => form.reset());
  location.replace(HOME);
}

// Where the visitor came back to a page that was left further down, as soon as the page is that long.
function restore() {
  const { scroll } = visit;
  window.history.scrollRestoration = 'manual';
  if (!scroll) return;
  delete visit.scroll;
  keep();
  const grown = new window.ResizeObserver(() => {
    window.scrollTo({ top: scroll, behavior: 'instant' });
    if (window.scrollY >= scroll - 1) grown.disconnect();
  });
  grown.observe(document.body);
  setTimeout(() => grown.disconnect(), 3000);
}

function walks() {
  window.history.pushState = window.history.replaceState.bind(window.history);
  restore();
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    const view = event.target.closest('[data-view]');
    if (view) {
      visit.views = find('[data-view][aria-pressed=true]').map((button) => button.dataset.view);
      keep();
    }
    if (event.target.matches('.takeaway')) closes();
    if (!link) return;
    event.preventDefault();
    // Closing goes back to the link that was touched, of several with one address.
    if (link.matches('[data-takeaway]')) find(`${link.hash} [data-kiosk-close]`).forEach((close) => { if (link.id) close.hash = link.id; });
    // Links in drawings have no address of their own kind.
    go(new URL(link.getAttribute('href'), location.href).href);
  });
  document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') closes(); });
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const address = new URL(event.target.action);
    address.search = new URLSearchParams(new window.FormData(event.target));
    go(address.href);
  });
  find('[data-view]').forEach((button) => { if (visit.views.includes(button.dataset.view)) button.click(); });
  find('[data-kiosk-back]').forEach((button) => {
    button.hidden = !visit.trail.length;
    button.onclick = back;
  });
  find('[data-kiosk-end]').forEach((button) => {
    button.hidden = false;
    button.onclick = reset;
  });
}

// A card leads here by #card-<edition>; the notice of that name shows itself. Of an edition that nobody recorded there is
// none: then the notice for all others.
function notice() {
  const [name] = /^#card-[0-9a-f]{8}$/.exec(location.hash) || [];
  if (name && !document.querySelector(name)) location.replace('#card-other');
}

window.addEventListener('hashchange', notice);
notice();

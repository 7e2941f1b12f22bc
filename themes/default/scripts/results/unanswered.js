// Queries that found nothing that fits, kept on this device until somebody copies them for the desk; nothing is sent.

function unanswered(place) {
  const { make, set, words } = window.mingbaiPortal;
  const kept = window.mingbaiMemory('unanswered', 50);
  const say = words(place);
  const box = make(place, 'details', 'unanswered');
  const head = make(box, 'summary');
  make(box, 'p', 'section-note', say('note'));
  const rows = make(box, 'ul', 'unanswered-list');
  const actions = make(box, 'p', 'actions');
  const [copy, clear] = ['copy', 'clear'].map((name) => make(actions, 'button', 'button button-plain', say(name)));
  const area = make(box, 'textarea');
  const status = make(box, 'p');

  function show() {
    const texts = kept.list();
    box.hidden = !texts[0];
    head.textContent = say('title', texts.length);
    rows.textContent = '';
    texts.forEach((text) => make(rows, 'li', '', text));
  }
  function tell(name, text) {
    area.hidden = !text;
    area.value = text || '';
    status.textContent = name && say(name);
  }
  copy.onclick = () => {
    const text = kept.list().join('\n');
    const copied = navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
    // Without the clipboard (old browsers, some pages opened from disk) the lines are shown selected.
    return copied.then(() => tell('copied'), () => {
      tell('selected', text);
      area.focus();
      area.select();
    });
  };
  clear.onclick = () => {
    kept.keep([]);
    tell('');
    show();
  };
  copy.type = clear.type = 'button';
  area.readOnly = true;
  set(area, { rows: 5, 'aria-label': say('copy') });
  set(status, { role: 'status' });
  tell('');
  show();
  return (text) => {
    kept.add(text.replace(/\s+/g, ' '));
    show();
  };
}

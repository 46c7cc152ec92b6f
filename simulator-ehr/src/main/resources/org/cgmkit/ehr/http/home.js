'use strict';
(() => {
  const KEPT = 200, EVERY_MS = 1000;
  const list = document.getElementById('requests'), said = document.getElementById('said'), pause = document.getElementById('pause');
  const source = list.dataset.source;
  let after = 0, paused = false;

  const element = (name, type, text) => {
    const made = document.createElement(name);
    if (type) made.className = type;
    made.textContent = text;
    return made;
  };
  const readable = text => {
    try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
  };
  const part = (into, title, text) => {
    if (text) into.append(element('h4', '', title), element('pre', '', text));
  };

  // What a request held is put into the page only when somebody looks at it.
  function row(request) {
    const item = document.createElement('li'), details = document.createElement('details'), summary = document.createElement('summary');
    summary.append(
      element('span', 'soft number', '#' + request.number),
      element('span', 'soft', new Date(request.time).toLocaleTimeString([], { hour12: false })),
      element('span', '', request.method),
      element('code', 'url', request.url),
      element('span', request.status < 400 ? 'good' : 'bad', request.status),
      element('span', 'soft took', request.durationMs + ' ms'));
    details.append(summary);
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        part(details, 'Headers of the request', Object.entries(request.headers).sort().map(([name, value]) => name + ': ' + value).join('\n'));
        part(details, 'Body of the request', readable(request.body));
        part(details, 'Answer', readable(request.answer));
      }
    });
    item.append(details);
    return item;
  }

  async function look() {
    try {
      const answer = await fetch(source + '?after=' + after, { cache: 'no-store' });
      if (!answer.ok) throw new Error(String(answer.status));
      const { requests, count } = await answer.json();
      if (count < after) { // another simulator at the same place
        after = 0;
        list.replaceChildren();
      } else {
        requests.forEach(request => list.prepend(row(request)));
        after = requests.length ? requests[requests.length - 1].number : after;
        while (list.children.length > KEPT) list.lastChild.remove();
        said.textContent = count === 0 ? 'Nothing was asked yet. What comes is shown here at once.' : count + (count === 1 ? ' request' : ' requests') + ' so far, the newest first.';
      }
    } catch {
      said.textContent = 'The simulator does not answer: it was ended, or this sandbox was deleted.';
    }
  }

  async function goOn() {
    if (!paused && !document.hidden) await look();
    setTimeout(goOn, EVERY_MS);
  }

  pause.hidden = false;
  pause.addEventListener('click', () => {
    paused = !paused;
    pause.textContent = paused ? 'Go on' : 'Pause';
  });
  // An address that was typed in once is there the next time.
  for (const field of document.querySelectorAll('input[name=url]')) {
    const key = 'launch of ' + field.form.elements.client.value;
    if (!field.value) field.value = localStorage.getItem(key) || '';
    field.form.addEventListener('submit', () => localStorage.setItem(key, field.value));
  }
  goOn();
})();

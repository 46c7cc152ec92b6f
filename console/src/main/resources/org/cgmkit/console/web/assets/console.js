// What pages can do with scripts that they do without: copy, times of another zone, traffic as it comes.
'use strict';

(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Copying.
  for (const button of all('button.copy')) {
    button.hidden = false;
    button.addEventListener('click', async () => {
      const text = button.parentElement.querySelector('code').textContent;
      try {
        await navigator.clipboard.writeText(text.startsWith('/') ? location.origin + text : text);
        button.textContent = 'Copied';
      } catch {
        getSelection().selectAllChildren(button.parentElement.querySelector('code'));
        button.textContent = 'Press Ctrl-C';
      }
      setTimeout(() => { button.textContent = 'Copy'; }, 2000);
    });
  }
  for (const code of all('.once code')) {
    if (code.textContent.startsWith('/')) code.textContent = location.origin + code.textContent;
  }

  // Times.
  const zone = document.getElementById('zone');
  const forms = {
    clock: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    day: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  };
  const show = (time) => {
    const form = forms[time.dataset.form] ?? forms.day;
    const where = zone.value === '' ? {} : { timeZone: zone.value };
    try {
      time.textContent = new Intl.DateTimeFormat('en-GB', { ...form, ...where }).format(new Date(time.dateTime));
      time.title = time.dateTime;
    } catch {
      // A zone that this browser does not know: the time stays as the console wrote it.
    }
  };
  if (zone) {
    zone.closest('.zones').hidden = false;
    const kept = localStorage.getItem('zone');
    if (kept !== null && [...zone.options].some((option) => option.value === kept)) zone.value = kept;
    all('time').forEach(show);
    zone.addEventListener('change', () => {
      localStorage.setItem('zone', zone.value);
      all('time').forEach(show);
    });
  }

  // Defects.
  const find = document.getElementById('find-defect');
  if (find) {
    find.hidden = false;
    find.addEventListener('input', () => {
      const words = find.querySelector('input').value.toLowerCase().split(/\s+/);
      for (const topic of all('.defects details')) {
        let shown = 0;
        for (const label of all('.defect', topic)) {
          const text = label.textContent.toLowerCase();
          label.hidden = !words.every((word) => text.includes(word));
          if (!label.hidden) shown += 1;
        }
        topic.hidden = shown === 0;
        topic.open = shown > 0 && words.some((word) => word !== '');
      }
    });
  }

  // Traffic.
  const list = document.getElementById('traffic');
  if (!list) return;
  const said = document.getElementById('live');
  const pause = document.getElementById('pause');
  const waiting = [];
  let paused = false;
  let came = 0;
  let told = 0;
  said.hidden = false;
  pause.hidden = false;
  said.textContent = 'connecting';

  // At most one message in ten seconds is read out.
  const tell = () => {
    if (told) return;
    told = setTimeout(() => {
      told = 0;
      said.textContent = paused ? `paused, ${waiting.length} new` : `live, ${came} new`;
    }, came < 2 ? 0 : 10000);
  };
  const settle = () => {
    document.getElementById('nothing')?.remove();
    const row = list.firstElementChild;
    row?.classList.add('fresh');
    all('time', row ?? list).forEach(show);
    while (list.children.length > Number(list.dataset.most)) list.lastElementChild.remove();
    document.dispatchEvent(new CustomEvent('exchange'));
  };
  list.addEventListener('htmx:sse:after:connection', () => { said.textContent = paused ? 'paused' : 'live'; });
  list.addEventListener('htmx:sse:error', () => { said.textContent = 'no connection, trying again'; });
  list.addEventListener('htmx:sse:close', () => { said.textContent = 'not live any more: load the page anew'; });
  list.addEventListener('htmx:sse:before:message', (event) => {
    if (event.detail.message.event) return;
    came += 1;
    if (paused) {
      waiting.push(event.detail.message.data);
      event.detail.cancelled = true;
      pause.textContent = `Go on (${waiting.length} new)`;
    }
    tell();
  });
  list.addEventListener('htmx:sse:after:message', settle);
  const toggle = () => {
    paused = !paused;
    pause.textContent = paused ? 'Go on' : 'Pause';
    said.textContent = paused ? 'paused' : 'live';
    for (const row of waiting.splice(0)) {
      list.insertAdjacentHTML('afterbegin', row);
      settle();
    }
  };
  pause.addEventListener('click', toggle);

  // Keys: up and down through the rows, p to pause.
  document.addEventListener('keydown', (event) => {
    if (event.target.closest('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = all('a', list);
    const at = links.indexOf(document.activeElement);
    if (event.key === 'p') toggle();
    else if (event.key === 'ArrowDown' && at >= 0) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === 'ArrowUp' && at >= 0) links[Math.max(at - 1, 0)].focus();
    else return;
    event.preventDefault();
  });
})();

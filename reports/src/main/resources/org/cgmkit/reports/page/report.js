'use strict';
(() => {
  const nav = document.querySelector('nav');
  const search = document.getElementById('search');
  const shown = document.getElementById('shown');
  const rows = [...document.querySelectorAll('.row')];
  const buttons = [...nav.querySelectorAll('button')];
  const texts = new Map(rows.map(row => [row, row.textContent.toLowerCase()]));
  nav.hidden = false;

  // Shows the rows of the pressed outcomes that have every word of the search, and the sections that have any of them.
  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const outcomes = new Set(buttons.filter(b => b.getAttribute('aria-pressed') === 'true').map(b => b.dataset.outcome));
    let requirements = 0;
    for (const row of rows) {
      row.hidden = !outcomes.has(row.dataset.outcome) || !words.every(word => texts.get(row).includes(word));
      if (!row.hidden && row.matches('details')) requirements++;
    }
    for (const section of document.querySelectorAll('main section')) {
      const own = [...section.querySelectorAll('.row')];
      section.hidden = own.length > 0 ? own.every(row => row.hidden) : section.id === 'pictures' && words.length > 0;
    }
    for (const topic of document.querySelectorAll('h3.topic')) {
      let next = topic.nextElementSibling;
      let any = false;
      for (; next && next.matches('details'); next = next.nextElementSibling) any = any || !next.hidden;
      topic.hidden = !any;
    }
    const all = rows.filter(row => row.matches('details')).length;
    shown.textContent = requirements === all ? '' : requirements + ' of ' + all + ' shown';
  }

  // One outcome alone at a double click, else on and off.
  for (const button of buttons) {
    button.addEventListener('click', () => {
      button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
      filter();
    });
    button.addEventListener('dblclick', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      filter();
    });
  }
  search.addEventListener('input', filter);

  // What is marked is in sight.
  for (const mark of document.querySelectorAll('pre mark')) {
    const pre = mark.closest('pre');
    if (pre.querySelector('mark') === mark) pre.scrollTop = Math.max(0, mark.offsetTop - pre.clientHeight / 3);
  }

  // A link to a requirement opens what it lies in.
  function open() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let element = target; element; element = element.parentElement) {
      if (element.matches('details')) element.open = true;
    }
    if (target) target.scrollIntoView();
  }
  addEventListener('hashchange', open);
  open();

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) {
      if (event.key === 'Escape') { search.value = ''; filter(); search.blur(); }
      return;
    }
    if (event.key === '/') { event.preventDefault(); search.focus(); return; }
    if (event.key !== 'j' && event.key !== 'k') return;
    const findings = [...document.querySelectorAll('article.finding:not([hidden])')];
    const at = findings.findIndex(finding => '#' + finding.id === location.hash);
    const next = findings[event.key === 'j' ? at + 1 : Math.max(0, at - 1)];
    if (next) location.hash = next.id;
  });

  // On paper nothing can be opened.
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('article > details')) details.open = true;
  });
})();

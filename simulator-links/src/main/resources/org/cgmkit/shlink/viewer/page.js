// The page: asks for a link and, where it is guarded, a passcode; shows what was shared, and looks again at a long-term link.

const at = id => document.getElementById(id);
let current = { payload: null, passcode: '', timer: 0, day: '' };

function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

function say(sentence, bad) {
  at('message').className = bad ? 'bad' : '';
  at('message').textContent = sentence;
}

function start(text) {
  clearTimeout(current.timer);
  at('shown').hidden = true;
  at('guard').hidden = true;
  at('title').textContent = 'Open a SMART Health Link';
  try {
    current = { payload: payloadOf(text), passcode: '', timer: 0, day: '' };
  } catch (e) {
    say(e.message, true);
    return;
  }
  at('title').textContent = typeof current.payload.label === 'string' ? current.payload.label : 'Shared data';
  if (current.payload.flag.includes('P')) {
    at('guard').hidden = false;
    at('passcode').focus();
    say('This link asks for a passcode.');
  } else {
    look(current);
  }
}

async function look(asked) {
  say('Fetching and decrypting…');
  try {
    const found = await opened(asked.payload, asked.passcode);
    if (asked !== current) {
      return;
    }
    at('guard').hidden = true;
    show(asked, found);
    if (asked.payload.flag.includes('L')) {
      asked.timer = setTimeout(() => look(asked), found.wait * 1000);
    }
  } catch (e) {
    if (asked === current) {
      say(e instanceof Refusal ? e.message : `The link cannot be opened: ${e.message}`, true);
      if (e.remaining > 0) {
        at('passcode').value = '';
        at('passcode').focus();
      } else {
        at('guard').hidden = true;
      }
    }
  }
}

function show(asked, { files, status, wait }) {
  const shared = sharedIn(files);
  const sections = [details(asked.payload, shared, wait)];
  if (status === 'no-longer-valid') {
    sections.unshift(element('p', { className: 'bad' }, 'The creator says that these data are no longer valid.'));
  }
  files.filter(each => each.error).forEach(each => sections.push(element('p', { className: 'bad' }, `A file (${each.type}) is not shown. ${each.error}`)));
  if (shared.figures.length || shared.ranges) {
    sections.push(section('Summary', ...summary(shared)));
  }
  if (shared.readings.length) {
    sections.push(section('Ambulatory glucose profile', figure(profilePlot(shared.readings, shared.unit),
      `Median, half of all readings (dark) and nine in ten (light) in each half hour of the day; ${shared.unit}. The band is ${glucose(70, shared.unit)} to ${glucose(180, shared.unit)}.`)));
    sections.push(section('One day', ...day(asked, shared)));
  }
  if (shared.devices.length) {
    sections.push(section('Devices', element('ul', {}, ...shared.devices.map(each => element('li', {}, each)))));
  }
  at('shown').replaceChildren(...sections);
  at('shown').hidden = false;
  say(shared.readings.length || shared.figures.length || shared.devices.length ? '' : 'There are no glucose data in the shared files.');
}

function section(title, ...content) {
  return element('section', {}, element('h2', {}, title), ...content);
}

function figure(picture, caption) {
  return element('figure', {}, picture, element('figcaption', {}, caption));
}

function details(payload, shared, wait) {
  const facts = [
    shared.person && `Of ${shared.person}.`,
    `${shared.readings.length} readings.`,
    shared.absent && `${shared.absent} readings without a value.`,
    shared.period && `Summary from ${when(shared.period.start)} to ${when(shared.period.end)}.`,
    typeof payload.exp === 'number' && `The link expires on ${when(payload.exp * 1000)}.`,
    payload.flag.includes('L') && `Fetched ${when(Date.now())}; fetched again every ${Math.round(wait / 6) / 10} minutes.`,
    `Times are in the time zone ${Intl.DateTimeFormat().resolvedOptions().timeZone}.`,
  ];
  return element('p', { id: 'facts' }, facts.filter(Boolean).join(' '));
}

function when(time) {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

function summary({ figures, ranges }) {
  const shares = (ranges?.component ?? [])
    .map(part => ({ index: RANGES.indexOf(codeOf(part)), name: NAMES[codeOf(part)], value: part.valueQuantity?.value }))
    .filter(share => share.index >= 0 && typeof share.value === 'number')
    .sort((a, b) => a.index - b.index);
  const rows = figures.map(each => row(NAMES[codeOf(each)], text(each.valueQuantity)))
    .concat(shares.map(share => row(share.name, `${share.value} %`, `swatch r${share.index}`)));
  return [shares.length ? rangesBar(shares) : '', element('table', { id: 'summary' }, element('tbody', {}, ...rows))];
}

function row(name, value, swatch) {
  const head = element('th', { scope: 'row' });
  head.append(...(swatch ? [element('span', { className: swatch })] : []), name);
  return element('tr', {}, head, element('td', {}, value));
}

function day(asked, shared) {
  const days = daysOf(shared.readings);
  const choice = element('select', { id: 'day' }, ...days.map(each => element('option', { value: each.key }, `${each.key} (${each.readings.length})`)));
  choice.value = days.some(each => each.key === asked.day) ? asked.day : days.at(days.length > 1 ? -2 : -1).key;
  const picture = element('div', {});
  const draw = () => {
    asked.day = choice.value;
    picture.replaceChildren(dayPlot(days.find(each => each.key === choice.value), shared.unit));
  };
  const step = (label, by) => element('button', {
    type: 'button', ariaLabel: label, textContent: by < 0 ? '‹' : '›',
    onclick: () => {
      choice.selectedIndex = Math.min(days.length - 1, Math.max(0, choice.selectedIndex + by));
      draw();
    },
  });
  choice.onchange = draw;
  draw();
  return [element('div', { className: 'day' }, element('label', { htmlFor: 'day' }, 'Day'), step('The day before', -1), choice, step('The day after', 1)),
    element('figure', {}, picture, element('figcaption', {}, `In ${shared.unit}; the number of readings is beside the day. Lines break where there is no reading for ${BREAK_MINUTES} minutes.`))];
}

at('ask').onsubmit = event => {
  event.preventDefault();
  start(at('link').value);
};
at('guard').onsubmit = event => {
  event.preventDefault();
  current.passcode = at('passcode').value;
  look(current);
};
function fromAddress() {
  const fragment = location.hash.slice(1);
  if (fragment) {
    // The key is kept out of the address bar, its history and what is copied from it.
    history.replaceState(null, '', location.pathname);
    at('link').value = '';
    start(fragment);
  }
}
addEventListener('hashchange', fromAddress);
fromAddress();

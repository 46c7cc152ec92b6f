// Draws the readings of a sandbox, and draws them anew when more come.
'use strict';

(() => {
  const list = document.getElementById('traffic');
  const place = document.getElementById('curve');
  const figures = document.getElementById('figures');
  if (!list || !place) return;
  let plot = null;
  let due = 0;
  let shown = null;

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const gapped = ({ seconds, values }) => {
    // A line over a gap would show readings that nobody sent.
    const steps = seconds.slice(1).map((s, i) => s - seconds[i]).filter((s) => s > 0).sort((a, b) => a - b);
    const usual = steps.length ? steps[Math.floor(steps.length / 2)] : 0;
    const xs = [];
    const ys = [];
    seconds.forEach((s, i) => {
      if (i > 0 && usual > 0 && s - seconds[i - 1] > 2.5 * usual) {
        xs.push(seconds[i - 1] + 1);
        ys.push(null);
      }
      xs.push(s);
      ys.push(values[i]);
    });
    return [xs, ys];
  };
  const band = (curve) => (u) => {
    const top = u.valToPos(curve.high, 'y', true);
    const bottom = u.valToPos(curve.low, 'y', true);
    u.ctx.save();
    u.ctx.fillStyle = colour('--good-ground');
    u.ctx.fillRect(u.bbox.left, top, u.bbox.width, bottom - top);
    u.ctx.restore();
  };
  // In the time zone that the page is set to, as all its times are.
  const zone = document.getElementById('zone');
  const part = (seconds, format) =>
    new Date(seconds * 1000).toLocaleString([], zone?.value ? { ...format, timeZone: zone.value } : format);
  const clock = (seconds) => part(seconds, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = (seconds) => part(seconds, { day: 'numeric', month: 'short' });
  const moments = (u, splits) =>
    splits.map((s, i) => (i > 0 && day(splits[i - 1]) === day(s) ? clock(s) : `${clock(s)}\n${day(s)}`));
  const draw = (curve) => {
    shown = curve;
    plot?.destroy();
    place.replaceChildren();
    place.hidden = curve.seconds.length === 0;
    if (place.hidden) return;
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 0.5 }, ticks: { stroke: colour('--line') } };
    plot = new uPlot({
      width: place.clientWidth,
      height: 220,
      cursor: { drag: { x: true, y: false } },
      tzDate: (seconds) => {
        const date = new Date(seconds * 1000);
        return zone?.value ? uPlot.tzDate(date, zone.value) : date;
      },
      series: [
        { label: 'Time', value: (u, seconds) => (seconds === null ? '--' : `${day(seconds)}, ${clock(seconds)}`) },
        {
          label: curve.unit,
          stroke: colour('--accent'),
          width: 2,
          points: { show: curve.seconds.length < 60 },
        },
      ],
      axes: [{ ...axis, values: moments }, { ...axis, size: 45 }],
      scales: { y: { range: (u, low, high) => [Math.min(low, curve.low * 0.8), Math.max(high, curve.high * 1.2)] } },
      hooks: { drawClear: [band(curve)] },
    }, gapped(curve), place);
    place.setAttribute('role', 'img');
    place.setAttribute('aria-label', 'Curve of the readings; the figures below say the same as text');
  };
  const tell = (curve) => {
    if (!curve.figures.length) return;
    const facts = document.createElement('dl');
    facts.className = 'facts';
    for (const { label, value } of curve.figures) {
      const row = document.createElement('div');
      const term = document.createElement('dt');
      const text = document.createElement('dd');
      term.textContent = label;
      text.textContent = value;
      row.append(term, text);
      facts.append(row);
    }
    figures.replaceChildren(facts);
  };
  const load = async () => {
    due = 0;
    const answer = await fetch(list.dataset.curve);
    if (!answer.ok) return;
    const curve = await answer.json();
    draw(curve);
    tell(curve);
  };
  const soon = () => { if (!due) due = setTimeout(load, 500); };
  document.addEventListener('exchange', soon);
  zone?.addEventListener('change', () => { if (shown) draw(shown); });
  new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height: 220 })).observe(place);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (shown) draw(shown); });
  load();
})();

// Pictures of glucose over a day, as SVG; the unit of the picture is that of a pixel at its full width.

const SVG = 'http://www.w3.org/2000/svg';
const PLOT = { left: 40, top: 8, bottom: 26, height: 260 };
const BREAK_MINUTES = 20;

function drawn(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}

/** A plot of a day's hours against glucose; 'fill' is handed the scales and adds what is drawn. */
function plot(title, unit, fill) {
  const width = Math.max(320, Math.min(980, document.documentElement.clientWidth - 32));
  const right = width - 8;
  const low = PLOT.height - PLOT.bottom;
  const x = minute => PLOT.left + minute / 1440 * (right - PLOT.left);
  const y = value => low - (Math.min(400, Math.max(40, value)) - 40) / 360 * (low - PLOT.top);
  const svg = drawn('svg', { viewBox: `0 0 ${width} ${PLOT.height}`, role: 'img', 'aria-label': title });
  svg.append(drawn('rect', { class: 'target', x: PLOT.left, width: right - PLOT.left, y: y(180), height: y(70) - y(180) }));
  for (const value of [70, 180, 250, 400]) {
    svg.append(drawn('line', { class: 'grid', x1: PLOT.left, x2: right, y1: y(value), y2: y(value) }),
      drawn('text', { class: 'value', x: PLOT.left - 6, y: y(value) + 4 }, glucose(value, unit)));
  }
  for (let hour = 0; hour <= 24; hour += width < 500 ? 6 : 3) {
    svg.append(drawn('text', { class: 'hour', x: Math.min(right - 14, Math.max(PLOT.left + 8, x(hour * 60))), y: PLOT.height - 6 }, `${String(hour).padStart(2, '0')}:00`));
  }
  fill(svg, x, y);
  return svg;
}

function line(points) {
  return points.map(([x, y], i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

function profilePlot(readings, unit) {
  const slots = profileOf(readings);
  return plot(`Percentiles of glucose over the day, in ${unit}`, unit, (svg, x, y) => {
    const curve = index => slots.map(({ minute, at }) => [x(minute), y(at[index])]);
    const band = (low, high, name) => svg.append(drawn('path', { class: name, d: `${line([...curve(high), ...curve(low).reverse()])}Z` }));
    if (slots.length) {
      band(0, 4, 'most');
      band(1, 3, 'half');
      svg.append(drawn('path', { class: 'median', d: line(curve(2)) }));
    }
  });
}

function dayPlot(day, unit) {
  return plot(`Glucose on ${day.key}, in ${unit}`, unit, (svg, x, y) => {
    let stretch = [];
    const end = () => {
      svg.append(stretch.length === 1
        ? drawn('circle', { cx: stretch[0][0], cy: stretch[0][1], r: 2.5 }) : drawn('path', { class: 'median', d: line(stretch) }));
      stretch = [];
    };
    day.readings.forEach((reading, i) => {
      if (i && reading.minute - day.readings[i - 1].minute > BREAK_MINUTES) {
        end();
      }
      stretch.push([x(reading.minute), y(reading.value)]);
    });
    end();
  });
}

function rangesBar(shares) {
  const svg = drawn('svg', { class: 'ranges', viewBox: '0 0 100 4', preserveAspectRatio: 'none', role: 'img', 'aria-label': `Times in ranges: ${shares.map(s => `${s.name} ${s.value} %`).join(', ')}` });
  let at = 0;
  for (const { value, index } of shares) {
    svg.append(drawn('rect', { class: `r${index}`, x: at, y: 0, width: value, height: 4 }));
    at += value;
  }
  return svg;
}

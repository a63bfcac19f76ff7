/* Two small charts, drawn by hand on canvas. Colours come from the style sheet, so dark mode is none of their business. */

function surface(canvas) {
  const scale = devicePixelRatio || 1;
  const { clientWidth: width, clientHeight: height } = canvas;
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
  }
  const context = canvas.getContext('2d');
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

let colours;

function palette() {
  if (!colours) {
    const style = getComputedStyle(document.documentElement);
    const read = (name) => style.getPropertyValue(`--${name}`).trim();
    colours = { accent: read('accent'), warm: read('warm-fill'), line: read('line'), up: read('up'), down: read('down') };
  }
  return colours;
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  colours = undefined;
});

/** The last prices of one channel; stretches that were recovered are amber. */
export class Sparkline {

  #canvas;

  #length;

  #points = [];

  constructor(canvas, length = 40) {
    this.#canvas = canvas;
    this.#length = length;
  }

  add(value, recovered) {
    this.#points.push({ value, recovered });
    if (this.#points.length > this.#length) {
      this.#points.shift();
    }
  }

  draw() {
    const { context, width, height } = surface(this.#canvas);
    if (this.#points.length < 2) {
      return;
    }
    const places = this.#places(width, height);
    const rising = places.at(-1).y <= places[0].y;
    const colour = rising ? palette().up : palette().down;
    this.#fill(context, places, height, colour);
    context.lineWidth = 1.8;
    context.lineJoin = context.lineCap = 'round';
    for (let i = 1; i < places.length; i++) {
      context.strokeStyle = places[i].recovered ? palette().warm : colour;
      context.beginPath();
      context.moveTo(places[i - 1].x, places[i - 1].y);
      context.lineTo(places[i].x, places[i].y);
      context.stroke();
    }
    context.fillStyle = colour;
    context.beginPath();
    context.arc(places.at(-1).x, places.at(-1).y, 2.6, 0, 2 * Math.PI);
    context.fill();
  }

  #places(width, height) {
    const values = this.#points.map(({ value }) => value);
    const low = Math.min(...values);
    const range = Math.max(...values) - low || 1;
    const step = (width - 6) / (this.#length - 1);
    const start = width - 3 - step * (this.#points.length - 1);
    return this.#points.map(({ value, recovered }, i) => ({
      x: start + i * step,
      y: height - 5 - (value - low) / range * (height - 12),
      recovered,
    }));
  }

  #fill(context, places, height, colour) {
    const gradient = context.createLinearGradient(0, 0, 0, height);
    gradient.addColorStop(0, `${colour}38`);
    gradient.addColorStop(1, `${colour}00`);
    context.fillStyle = gradient;
    context.beginPath();
    context.moveTo(places[0].x, height);
    places.forEach(({ x, y }) => context.lineTo(x, y));
    context.lineTo(places.at(-1).x, height);
    context.fill();
  }

}

const SECONDS = 60;

/**
 * Publications per second of the last minute, at the second in which they were published. A pause shows as a hatched
 * gap, which recovery then fills.
 */
export class Timeline {

  #canvas;

  #seconds = new Map();

  #awaySince = null;

  constructor(canvas) {
    this.#canvas = canvas;
  }

  add(time, recovered) {
    const entry = this.#at(time);
    entry[recovered ? 'recovered' : 'live']++;
  }

  away(isAway) {
    this.#awaySince = isAway ? this.#awaySince ?? Date.now() : null;
  }

  draw() {
    const now = Math.floor(Date.now() / 1_000);
    this.#forget(now - SECONDS - 5);
    if (this.#awaySince) {
      this.#at(Date.now()).away = true;
    }
    const { context, width, height } = surface(this.#canvas);
    const step = width / SECONDS;
    const top = Math.max(1, ...[...this.#seconds.values()].map(({ live, recovered }) => live + recovered));
    for (let i = 0; i < SECONDS; i++) {
      const entry = this.#seconds.get(now - SECONDS + 1 + i);
      this.#bar(context, { x: i * step + 1, width: step - 2, height, top }, entry);
    }
  }

  #bar(context, { x, width, height, top }, entry) {
    context.fillStyle = palette().line;
    context.fillRect(x, height - 2, width, 2);
    if (!entry) {
      return;
    }
    if (entry.away) {
      this.#hatch(context, x, width, height);
    }
    const scale = (height - 6) / top;
    context.fillStyle = palette().accent;
    context.fillRect(x, height - entry.live * scale, width, entry.live * scale);
    context.fillStyle = palette().warm;
    context.fillRect(x, height - (entry.live + entry.recovered) * scale, width, entry.recovered * scale);
  }

  #hatch(context, x, width, height) {
    context.fillStyle = palette().line;
    for (let y = 0; y < height - 2; y += 6) {
      context.fillRect(x, y, width, 2);
    }
  }

  #at(time) {
    const second = Math.floor(time / 1_000);
    if (!this.#seconds.has(second)) {
      this.#seconds.set(second, { live: 0, recovered: 0, away: false });
    }
    return this.#seconds.get(second);
  }

  #forget(before) {
    for (const second of this.#seconds.keys()) {
      if (second < before) {
        this.#seconds.delete(second);
      }
    }
  }

}

import { Sparkline } from './charts.js';

const NUMBER = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** One price: symbol, name, value, change since the page was opened, chart. */
export class PriceTile {

  #chart;

  #first = null;

  constructor({ symbol, name, own = false }) {
    this.element = document.createElement('article');
    this.element.className = own ? 'tile own' : 'tile';
    this.element.innerHTML = `
      <header><h3></h3><span class="change">–</span></header>
      <p class="name"></p>
      <p class="price">–</p>
      <canvas height="46" aria-hidden="true"></canvas>`;
    this.#part('h3').textContent = symbol;
    this.#part('.name').textContent = name;
    this.#chart = new Sparkline(this.#part('canvas'));
  }

  show(price, recovered) {
    this.#first ??= price;
    this.#chart.add(price, recovered);
    this.#part('.price').textContent = NUMBER.format(price);
    const change = (price / this.#first - 1) * 100;
    const element = this.#part('.change');
    element.className = `change ${change >= 0 ? 'up' : 'down'}`;
    element.textContent = `${change >= 0 ? '▲' : '▼'} ${NUMBER.format(Math.abs(change))} %`;
  }

  draw() {
    this.#chart.draw();
  }

  away(isAway) {
    this.element.classList.toggle('away', isAway);
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }

}

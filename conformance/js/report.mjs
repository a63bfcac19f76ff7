/** Collects the outcome of each scenario on each transport; prints them as a table with counts below. */
export class Report {

  #columns;

  #rows = new Map();

  #failures = [];

  #passed = 0;

  constructor(columns) {
    this.#columns = columns;
  }

  passed(row, column) {
    this.#passed++;
    this.#set(row, column, 'ok');
  }

  failed(row, column, error) {
    this.#failures.push(`${row} [${column}]: ${error?.stack ?? error}`);
    this.#set(row, column, 'FAILED');
  }

  notApplicable(row, column) {
    this.#set(row, column, '-');
  }

  print() {
    const width = Math.max(...[...this.#rows.keys()].map((row) => row.length)) + 2;
    const line = (name, cells) => name.padEnd(width) + cells.map((cell) => cell.padEnd(18)).join('').trimEnd();
    console.log(`\n${line('', this.#columns)}`);
    for (const [row, cells] of this.#rows) {
      console.log(line(row, this.#columns.map((column) => cells.get(column) ?? '?')));
    }
    this.#failures.forEach((failure) => console.log(`\n${failure}`));
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed`);
    return this.#failures.length === 0;
  }

  #set(row, column, outcome) {
    const cells = this.#rows.get(row) ?? new Map();
    this.#rows.set(row, cells.set(column, outcome));
    if (outcome === 'FAILED') {
      console.log(`FAILED: ${row} [${column}]`);
    }
  }

}

const WIDTHS = [10, 26, 10, 12, 10, 16];

/** A line for each client and transport, a column for each step; reasons and counts below. */
export class Table {

  #columns;

  #rows = [];

  constructor(columns) {
    this.#columns = columns;
  }

  row(client, name) {
    const row = { cells: new Map(), label: `${client} ${name}`, client, name };
    this.#rows.push(row);
    return {
      shown: (step, spoken) => {
        row.cells.set(step, 'ok');
        row.spoken ??= spoken;
        row.good = step === this.#steps.at(-1);
      },
      skipped: (reason) => {
        row.skipped = reason;
      },
      failed: (error) => {
        row.error = error;
        row.good = false;
      },
    };
  }

  print() {
    const line = (cells) => cells.map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0)).join('').trimEnd();
    console.log(`\n${line(this.#columns)}`);
    for (const row of this.#rows) {
      const missing = row.skipped ? '-' : 'FAILED';
      const steps = this.#steps.map((step) => row.cells.get(step) ?? missing);
      console.log(line([row.client, row.name, ...steps, row.spoken ?? '']));
    }
    const count = (holds) => this.#rows.filter(holds).length;
    this.#rows.filter(({ skipped }) => skipped)
      .forEach(({ label, skipped }) => console.log(`\nSKIPPED: ${label}: ${skipped}`));
    this.#rows.filter(({ error }) => error).forEach(({ label, error }) => console.log(`\nFAILED: ${label}: ${error.stack}`));
    const failed = count(({ good, skipped }) => !good && !skipped);
    console.log(`\n${count(({ good }) => good)} passed, ${failed} failed, ${count(({ skipped }) => skipped)} skipped`);
    return failed === 0;
  }

  get #steps() {
    return this.#columns.slice(2, -1);
  }

}

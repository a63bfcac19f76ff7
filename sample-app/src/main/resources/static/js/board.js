const COLUMNS = 7;

const ROWS = 6;

/** The board: seven buttons, one a column, so that keyboard and screen reader play too. Rows count from the bottom. */
export class Board {

  #columns;

  #shown = '';

  constructor(element, onDrop) {
    this.#columns = Array.from({ length: COLUMNS }, (_, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'column';
      button.innerHTML = '<span class="hole"></span>'.repeat(ROWS);
      button.addEventListener('click', () => onDrop(column));
      return button;
    });
    element.replaceChildren(...this.#columns);
  }

  /**
   * @param {object} room as the server publishes it: the moves are the columns played so far, the two seats in turns
   * @param {boolean} playable whether it is this player's turn
   */
  show(room, playable) {
    const isNext = room.moves.startsWith(this.#shown) && room.moves.length === this.#shown.length + 1;
    const columns = stack(room);
    columns.forEach((discs, column) => {
      const button = this.#columns[column];
      button.disabled = !playable || discs.length === ROWS;
      button.setAttribute('aria-label', `Column ${column + 1}: ${describe(discs)}`);
      [...button.children].forEach((hole, i) => this.#fill(hole, discs[ROWS - 1 - i]));
    });
    room.line.forEach(([column, row]) => this.#disc(column, row)?.classList.add('winning'));
    if (isNext) {
      const column = Number(room.moves.at(-1));
      this.#disc(column, columns[column].length - 1)?.classList.add('new');
    }
    this.#shown = room.moves;
  }

  #fill(hole, seat) {
    hole.replaceChildren();
    if (seat !== undefined) {
      const disc = document.createElement('span');
      disc.className = 'disc';
      disc.dataset.seat = seat;
      hole.append(disc);
    }
  }

  #disc(column, row) {
    return this.#columns[column].children[ROWS - 1 - row].firstElementChild;
  }

}

function stack({ moves, first }) {
  const columns = Array.from({ length: COLUMNS }, () => []);
  [...moves].forEach((column, i) => columns[column].push((i + first) % 2));
  return columns;
}

const describe = (discs) => discs.length === 0 ? 'empty'
  : `from below ${discs.map((seat) => seat === 0 ? 'full disc' : 'ring').join(', ')}`;

const STORE = 'centrifugo-sample-player';

/**
 * Who this tab plays as. The server makes up a name and hands out a key, kept for as long as the tab lives, and for
 * the key a short-lived connection token as often as one is needed.
 */
export class Player {

  #key;

  static async ofThisTab() {
    return Player.#stored() ?? Player.#create();
  }

  constructor({ user, name, key }) {
    this.user = user;
    this.name = name;
    this.#key = key;
  }

  async token() {
    const response = await fetch('/players/token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key: this.#key }),
    });
    if (!response.ok) {
      sessionStorage.removeItem(STORE);
      location.reload(); // the server has forgotten us: be somebody new
    }
    return (await response.json()).token;
  }

  static #stored() {
    const stored = sessionStorage.getItem(STORE);
    return stored && new Player(JSON.parse(stored));
  }

  static async #create() {
    const response = await fetch('/players', { method: 'POST' });
    const player = await response.json();
    sessionStorage.setItem(STORE, JSON.stringify(player));
    return new Player(player);
  }

}

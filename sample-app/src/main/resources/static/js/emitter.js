/** The smallest useful event source: `on` returns a function that takes the listener off again. */
export class Emitter {

  #listeners = new Map();

  on(event, listener) {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  emit(event, ...details) {
    for (const listener of this.#listeners.get(event) ?? []) {
      listener(...details);
    }
  }

}

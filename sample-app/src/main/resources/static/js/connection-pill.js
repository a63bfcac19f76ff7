const WORDS = { connecting: 'Connecting…', connected: 'Connected', disconnected: 'Disconnected' };

/** Shows the state of a connection in an element, with a countdown while the next attempt waits. */
export function showConnection(connection, element) {
  let countdown;
  connection.on('state', (state, reason) => {
    clearInterval(countdown);
    element.dataset.state = state;
    element.textContent = WORDS[state];
    element.title = reason ?? '';
  });
  connection.on('reconnecting', (delay) => {
    clearInterval(countdown);
    const due = Date.now() + delay;
    const tick = () => {
      const seconds = Math.ceil((due - Date.now()) / 1_000);
      element.textContent = seconds > 0 ? `Reconnecting in ${seconds} s` : WORDS.connecting;
    };
    tick();
    countdown = setInterval(tick, 250);
  });
}

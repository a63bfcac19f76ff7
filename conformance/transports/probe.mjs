/*
 * What every transport has to show. Runs in Node and in browsers, hence imports nothing: what it needs of the
 * other side (publishing, cutting the network) comes as `control`.
 */
export const STEPS = ['connects', 'subscribes', 'recovers', '1,000 in order'];

const MANY = 1_000;

/** Missed by the client while it is cut off. */
const MISSED = 3;

export async function probe({ Centrifuge, transport, endpoint, options, channel, patience }, control) {
  const client = new Centrifuge([{ transport, endpoint }], {
    minReconnectDelay: 50,
    maxReconnectDelay: 300,
    maxServerPingDelay: 2_000,
    ...options,
  });
  const errors = [];
  client.on('error', (context) => errors.push(JSON.stringify(context.error)));
  const within = async (promise, what) => {
    let timer;
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`${what}: not within ${patience} ms; ${errors.slice(-3)}`)), patience);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  };
  const event = (emitter, name) => new Promise((resolve) => emitter.once(name, resolve));
  try {
    const connected = event(client, 'connected');
    client.connect();
    const used = (await within(connected, 'connected')).transport;
    await control('shown', STEPS[0], used);

    const subscription = client.newSubscription(channel);
    const subscribed = event(subscription, 'subscribed');
    const received = [];
    let wanted;
    const receive = (last) => new Promise((resolve) => {
      wanted = { last, resolve };
    });
    subscription.on('publication', ({ data }) => {
      received.push(data.n);
      if (data.n === wanted?.last) {
        wanted.resolve();
      }
    });
    subscription.subscribe();
    await within(subscribed, 'subscribed');
    const first = receive(1);
    await control('publish', 1, 1);
    await within(first, 'the first publication');
    await control('shown', STEPS[1]);

    const noticed = event(client, 'connecting');
    await control('cut');
    await within(noticed, 'that the connection is cut');
    const missed = receive(1 + MISSED);
    await control('publish', 2, MISSED);
    const again = event(subscription, 'subscribed');
    await control('restore');
    const { wasRecovering, recovered } = await within(again, 'subscribed again');
    if (!wasRecovering || !recovered) {
      throw new Error('subscribed again, but not recovered');
    }
    await within(missed, 'what was published meanwhile');
    await control('shown', STEPS[2]);

    const last = 1 + MISSED + MANY;
    const all = receive(last);
    await control('publish', 2 + MISSED, MANY);
    await within(all, `${MANY} publications, of which came ${received.length - 1 - MISSED}`);
    const disorder = received.findIndex((n, index) => n !== index + 1);
    if (received.length !== last || disorder >= 0) {
      throw new Error(`${received.length} publications, the first out of order is number ${disorder + 1}`);
    }
    await control('shown', STEPS[3]);
  }
  finally {
    client.disconnect();
  }
}

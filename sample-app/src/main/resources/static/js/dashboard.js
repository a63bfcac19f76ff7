import { Timeline } from './charts.js';
import { showConnection } from './connection-pill.js';
import { EventSourceFeed, WebSocketFeed } from './price-feeds.js';
import { PriceTile } from './price-tile.js';

const CUT_FOR = 5_000;

const FEED_LENGTH = 20;

const FEEDS = { websocket: WebSocketFeed, eventsource: EventSourceFeed };

/** Moved only by what visitors publish themselves. */
const OWN = { symbol: 'DEMO', name: 'Publish your own', own: true };

const byId = (id) => document.getElementById(id);

const counts = { live: 0, recovered: 0, lost: 0, reconnects: 0, bytes: 0 };

const timeline = new Timeline(byId('timeline'));

const symbols = [OWN, ...await (await fetch('/market')).json()];

const tiles = new Map(symbols.map((symbol) => [`prices:${symbol.symbol}`, new PriceTile(symbol)]));

byId('tiles').append(...[...tiles.values()].map(({ element }) => element));

let feed;

/** Replace the connection by one of the chosen kind. */
function open(transport) {
  feed?.stop();
  const opened = new FEEDS[transport]([...tiles.keys()]);
  feed = opened;
  showConnection(opened, byId('connection'));
  let connectedBefore = false;
  opened.on('state', (state) => {
    const away = state !== 'connected';
    timeline.away(away);
    tiles.forEach((tile) => tile.away(away));
    byId('cut').disabled = away;
    if (!away) {
      counts.reconnects += connectedBefore ? 1 : 0;
      connectedBefore = true;
    }
  });
  opened.on('traffic', (bytes) => {
    counts.bytes += bytes;
  });
  opened.on('resumed', (channel, complete) => {
    counts.lost += complete ? 0 : 1;
  });
  opened.on('publication', published);
  opened.start();
}

function published(channel, { data, offset }, recovered) {
  counts[recovered ? 'recovered' : 'live']++;
  timeline.add(data?.time ?? Date.now(), recovered);
  if (Number.isFinite(data?.price)) {
    tiles.get(channel).show(data.price, recovered);
  }
  if (!data?.time) {
    showInFeed(channel, data, offset); // the market's own publications carry the time, so this one is not of it
  }
}

function showInFeed(channel, data, offset) {
  const feedElement = byId('feed');
  const item = document.createElement('li');
  const name = document.createElement('b');
  name.textContent = channel;
  item.append(name, ` #${offset ?? '–'} ${JSON.stringify(data)}`);
  feedElement.querySelector('.muted')?.remove();
  feedElement.prepend(item);
  while (feedElement.children.length > FEED_LENGTH) {
    feedElement.lastChild.remove();
  }
}

/** Everything that arrives between two frames is drawn once. */
function draw() {
  byId('count-live').textContent = counts.live.toLocaleString('en');
  byId('count-recovered').textContent = counts.recovered.toLocaleString('en');
  byId('count-lost').textContent = counts.lost.toLocaleString('en');
  byId('count-reconnects').textContent = counts.reconnects.toLocaleString('en');
  byId('count-bytes').textContent = `${Math.round(counts.bytes / 1_024).toLocaleString('en')} KB`;
  timeline.draw();
  tiles.forEach((tile) => tile.draw());
}

const command = `curl -X POST ${location.origin}/api/publish \\
  -H 'X-API-Key: dev-api-key' \\
  -d '{"channel": "prices:${OWN.symbol}", "data": {"price": 42.5}}'`;

byId('curl').textContent = command;

byId('copy').addEventListener('click', async ({ target }) => {
  await navigator.clipboard.writeText(command);
  target.textContent = 'Copied';
  setTimeout(() => {
    target.textContent = 'Copy the command';
  }, 2_000);
});

byId('cut').addEventListener('click', () => feed.cut(CUT_FOR));

document.querySelectorAll('input[name=transport]').forEach((input) => {
  input.addEventListener('change', () => open(input.value));
});

open(document.querySelector('input[name=transport]:checked').value);

setInterval(() => requestAnimationFrame(draw), 250);

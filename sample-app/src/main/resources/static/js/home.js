import { CentrifugoClient } from './centrifugo-client.js';
import { showConnection } from './connection-pill.js';

const client = new CentrifugoClient('/connection/websocket');
showConnection(client, document.getElementById('connection'));

client.subscribe('server:stats').on('publication', ({ data }) => {
  for (const element of document.querySelectorAll('[data-figure]')) {
    const value = data[element.dataset.figure];
    element.textContent = element.dataset.figure === 'uptime' ? duration(value) : value.toLocaleString('en');
  }
  document.getElementById('version').textContent = `Version ${data.version}, node ${data.node}`;
});

document.getElementById('curl').textContent = `curl -X POST ${location.origin}/api/publish \\
  -H 'X-API-Key: dev-api-key' \\
  -d '{"channel": "prices:DEMO", "data": {"price": 42.5}}'`;

client.connect();

function duration(seconds) {
  const units = [[86_400, 'd'], [3_600, 'h'], [60, 'min']];
  for (const [size, unit] of units) {
    if (seconds >= size) {
      return `${Math.floor(seconds / size)} ${unit}`;
    }
  }
  return `${seconds} s`;
}

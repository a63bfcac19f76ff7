import { Board } from './board.js';
import { CentrifugoClient } from './centrifugo-client.js';
import { showConnection } from './connection-pill.js';
import { nameOf, People } from './people.js';
import { Player } from './player.js';

const LOG_LENGTH = 30;

const WORDS = { waiting: 'waiting for a second player', playing: 'playing', won: 'decided', drawn: 'drawn' };

const byId = (id) => document.getElementById(id);

const me = await Player.ofThisTab();

const client = new CentrifugoClient('/connection/websocket', { getToken: () => me.token() });

const board = new Board(byId('board'), (column) => act({ action: 'drop', column }));

const audience = new People(byId('people'), me.user);

/** The subscription of the room on screen, and that room's last published state. */
let table = null;

let room = null;

/* The lobby is a channel whose last publication is the list of rooms: a new subscriber gets it at once. */

const lobby = client.subscribe('rooms:lobby', { joinLeave: true });

lobby.on('publication', ({ data }) => showRooms(data.rooms));

new People(byId('lobby-people'), me.user).follow(lobby);

function showRooms(rooms) {
  const items = rooms.map(({ id, title, status, players }) => {
    const link = document.createElement('a');
    const name = document.createElement('strong');
    const detail = document.createElement('span');
    link.href = `#${id}`;
    name.textContent = title;
    detail.textContent = `${WORDS[status]} · ${players.filter(Boolean).join(' and ')}`;
    link.append(name, detail);
    const item = document.createElement('li');
    item.append(link);
    return item;
  });
  if (items.length > 0) {
    byId('rooms').replaceChildren(...items);
  }
  markCurrentRoom();
}

function markCurrentRoom() {
  byId('rooms').querySelectorAll('a').forEach((link) => {
    link.setAttribute('aria-current', link.getAttribute('href') === location.hash);
  });
}

/* A room is a channel too. Its last publication is the whole state of the game, so nobody has to replay anything. */

function enter(id) {
  table?.unsubscribe();
  table = null;
  room = null;
  byId('log').replaceChildren();
  byId('table').hidden = byId('side').hidden = !id;
  byId('empty').hidden = Boolean(id);
  byId('hint').textContent = '';
  markCurrentRoom();
  if (!id) {
    return;
  }
  table = client.subscribe(`rooms:${id}`, { joinLeave: true });
  audience.follow(table);
  table.on('publication', ({ data }) => showRoom(data));
  table.on('join', (info) => log(`${nameOf(info)} came in.`));
  table.on('leave', (info) => log(`${nameOf(info)} left.`));
  table.on('ended', ({ code, reason }) => code !== 0 && roomIsGone(reason));
}

function roomIsGone(reason) {
  location.hash = '';
  byId('empty').firstElementChild.textContent = `This room is not there: ${reason}. Open a new one.`;
}

function showRoom(next) {
  logMove(room, next);
  room = next;
  const seat = seatOf(me.user);
  const myTurn = room.status === 'playing' && room.turn === seat;
  byId('room-title').textContent = room.title;
  byId('players').replaceChildren(playerCard(0), playerCard(1));
  byId('status').textContent = statusText(seat);
  byId('sit').hidden = seat !== -1 || !room.players.includes(null);
  byId('again').hidden = seat === -1 || !['won', 'drawn'].includes(room.status);
  byId('hint').textContent = room.status === 'waiting'
    ? 'Open this address in another tab to play against yourself, or send it to somebody.' : '';
  board.show(room, myTurn);
}

const seatOf = (user) => room.players.findIndex((player) => player?.user === user);

function statusText(seat) {
  switch (room.status) {
    case 'waiting':
      return 'Waiting for a second player.';
    case 'drawn':
      return 'The board is full: a draw.';
    case 'won':
      return room.winner === seat ? 'Four in a row: you win!' : `${room.players[room.winner].name} wins.`;
    default:
      return room.turn === seat ? 'Your move.' : `${room.players[room.turn].name} to move.`;
  }
}

function playerCard(seat) {
  const player = room.players[seat];
  const card = document.createElement('div');
  card.className = 'player';
  card.dataset.seat = seat;
  card.classList.toggle('turn', room.status === 'playing' && room.turn === seat);
  const name = document.createElement('b');
  name.textContent = player?.name ?? 'Free seat';
  const detail = document.createElement('span');
  detail.textContent = player?.user === me.user ? 'you' : room.winner === seat ? 'winner' : '';
  card.append(name, detail);
  return card;
}

function logMove(before, after) {
  if (before && after.moves.length === before.moves.length + 1) {
    const name = before.players[before.turn]?.name;
    log(`${name}: column ${Number(after.moves.at(-1)) + 1}.`);
  }
}

function log(text) {
  const item = document.createElement('li');
  item.textContent = text;
  byId('log').prepend(item);
  while (byId('log').children.length > LOG_LENGTH) {
    byId('log').lastChild.remove();
  }
}

/** Moves are ordinary publications into the room's channel; a handler on the server turns them into the new state. */
async function act(action) {
  try {
    await table.publish(action);
  }
  catch (error) {
    byId('hint').textContent = error.message;
  }
}

byId('create').addEventListener('click', async () => {
  location.hash = (await client.rpc('openRoom')).id;
});

byId('sit').addEventListener('click', () => act({ action: 'sit' }));

byId('again').addEventListener('click', () => act({ action: 'again' }));

byId('leave').addEventListener('click', () => {
  location.hash = '';
});

addEventListener('hashchange', () => enter(location.hash.slice(1)));

byId('me').textContent = me.name;

client.on('state', (state) => {
  byId('create').disabled = state !== 'connected';
});

showConnection(client, byId('connection'));

enter(location.hash.slice(1));

client.connect();

// A chat as the large ones are: opened at its newest message, older ones are loaded when it is scrolled to its top,
// rows are as high as their text needs, and only those near the screen exist, in nodes that are used again.
//   ?count=200    so many messages instead of all
//   ?names=no     no message has an address of its own
//   ?alike=yes    the messages repeat each other, word by word, every twelve
//   ?numbers=no   the list does not say which of how many a message is
//   ?jump=300     once it comes to this message, the list begins anew twenty messages further up
//   ?lack=300     the server never gives the ten messages from this one on
//   ?every=3600   so many seconds between the messages
//   ?arrives=2000 a new message comes after so many milliseconds, and then another
//   ?leaves=300   once it comes to this message, another conversation stands in its place
const asked = new URLSearchParams(location.search);
const wanted = (name) => (asked.get(name) === null ? null : Number(asked.get(name)));
const SPARE = 400;
const CHUNK = 40;
const DELAY = 120;
const scroller = document.getElementById('messages');
const runway = document.getElementById('runway');
const response = await fetch('/chat/virtual.json');
const whole = await response.json();
let all = whole
  .slice(-(wanted('count') ?? whole.length))
  .map((message, index) => ({ ...message, number: index + 1 }));
const newestNumber = all.length;
const lack = wanted('lack');
if (lack !== null) all = all.filter(({ number }) => number < lack || number >= lack + 10);
const every = wanted('every');
const newest = Date.parse(all.at(-1).at);
if (every !== null)
  all = all.map((message, index) => {
    const at = new Date(newest - (all.length - 1 - index) * every * 1000).toISOString();
    return { ...message, at };
  });
if (asked.get('alike') === 'yes')
  all = all.map((message, index) => ({
    ...message,
    text: whole[index % 12].text,
    by: whole[index % 12].by,
    at: all[0].at,
  }));
if (asked.get('names') === 'no') all = all.map((message) => ({ ...message, id: '' }));

/** What is loaded, oldest first. */
let loaded = all.slice(-60);
let next = all.length - loaded.length;
/** @type {HTMLElement[]} */
const pool = [];

const heightOf = (message) => 36 + 20 * Math.ceil((message.text.length + (message.number % 7) * 9) / 40);

function makeRow() {
  const row = document.createElement('div');
  row.setAttribute('role', 'article');
  row.innerHTML = '<span class="name"></span><div class="bubble" dir="auto"></div><a><time></time></a>';
  runway.append(row);
  return row;
}

function fill(row, message, top) {
  row.className = `message row ${message.by === 'mira' ? 'mine' : 'theirs'}`;
  row.style.transform = `translateY(${top}px)`;
  row.style.blockSize = `${heightOf(message)}px`;
  if (asked.get('numbers') !== 'no') row.setAttribute('aria-posinset', String(message.number));
  const link = row.querySelector('a');
  if (message.id === '') link.removeAttribute('href');
  else link.href = `/chat/long/${message.id}`;
  row.querySelector('.name').textContent = message.name;
  row.querySelector('.bubble').textContent = message.text;
  const time = row.querySelector('time');
  time.dateTime = message.at;
  time.textContent = message.at.slice(11, 16);
}

function draw() {
  const from = scroller.scrollTop - SPARE;
  const to = scroller.scrollTop + scroller.clientHeight + SPARE;
  const rows = [];
  let top = 0;
  for (const message of loaded) {
    const height = heightOf(message);
    if (top + height > from && top < to) rows.push([message, top]);
    top += height;
  }
  runway.style.height = `${top}px`;
  while (pool.length < rows.length) pool.push(makeRow());
  while (pool.length > rows.length) pool.pop().remove();
  pool.forEach((row, index) => fill(row, ...rows[index]));
}

let loading = false;
async function loadOlder() {
  if (loading || next === 0) return;
  loading = true;
  await new Promise((resolve) => setTimeout(resolve, DELAY));
  const older = all.slice(Math.max(0, next - CHUNK), next);
  next -= older.length;
  const jump = wanted('jump');
  const leaves = wanted('leaves');
  if (jump !== null && older.some(({ number }) => number === jump)) {
    next = all.findIndex(({ number }) => number === jump) - 20;
    loaded = all.slice(Math.max(0, next - 60), next);
    next -= loaded.length;
    draw();
    scroller.scrollTop = scroller.scrollHeight;
  } else if (leaves !== null && older.some(({ number }) => number === leaves)) {
    history.pushState(null, '', '/chat/long?other');
    loaded = all
      .slice(0, 60)
      .map((message) => ({ ...message, id: `x${message.id}`, text: `Other: ${message.text}` }));
    next = 0;
    draw();
    scroller.scrollTop = scroller.scrollHeight;
  } else {
    const before = older.reduce((sum, message) => sum + heightOf(message), 0);
    loaded = [...older, ...loaded];
    runway.style.height = `${runway.offsetHeight + before}px`;
    scroller.scrollTop += before;
  }
  draw();
  loading = false;
}

let queued = false;
scroller.addEventListener('scroll', () => {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    draw();
    if (scroller.scrollTop < 300) void loadOlder();
  });
});
draw();
scroller.scrollTop = scroller.scrollHeight;
draw();

const arrives = wanted('arrives');
if (arrives !== null) {
  let came = 0;
  const timer = setInterval(() => {
    came += 1;
    const number = newestNumber + came;
    const at = new Date(Date.parse(whole.at(-1).at) + came * 60_000).toISOString();
    loaded.push({ ...whole.at(-1), id: `new${came}`, number, at, text: `And another one (${came}).` });
    // Who stands at the newest message is kept there, as chats do.
    const atEnd = scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 4;
    draw();
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
    draw();
    if (came === 2) clearInterval(timer);
  }, arrives);
}
document.documentElement.dataset.ready = 'true';

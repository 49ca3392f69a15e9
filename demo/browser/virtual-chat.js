// A virtual list: every row has a fixed height, and only the rows near the screen exist. Rows that leave are
// filled again for those that come, so a node's text changes while the node stays.
const ROW = 76;
const SPARE = 6;
const scroller = document.getElementById('messages');
const runway = document.getElementById('runway');
const response = await fetch('/chat/virtual.json');
const messages = await response.json();
runway.style.height = `${messages.length * ROW}px`;

/** @type {HTMLElement[]} */
const pool = [];

function makeRow() {
  const row = document.createElement('div');
  row.setAttribute('role', 'article');
  row.innerHTML = '<span class="name"></span><div class="bubble" dir="auto"></div><time></time>';
  runway.append(row);
  return row;
}

function fill(row, index) {
  const message = messages[index];
  row.className = `message row ${message.by === 'mira' ? 'mine' : 'theirs'}`;
  row.style.transform = `translateY(${index * ROW}px)`;
  row.setAttribute('aria-posinset', String(index + 1));
  row.setAttribute('aria-setsize', String(messages.length));
  row.dataset.messageId = message.id;
  row.querySelector('.name').textContent = message.name;
  row.querySelector('.bubble').textContent = message.text;
  const time = row.querySelector('time');
  time.dateTime = message.at;
  time.textContent = message.at.slice(11, 16);
}

function draw() {
  const first = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
  const last = Math.min(
    messages.length,
    Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + SPARE,
  );
  const wanted = last - first;
  while (pool.length < wanted) pool.push(makeRow());
  while (pool.length > wanted) pool.pop().remove();
  pool.forEach((row, offset) => fill(row, first + offset));
}

scroller.addEventListener('scroll', () => requestAnimationFrame(draw));
scroller.scrollTop = scroller.scrollHeight;
draw();
document.documentElement.dataset.ready = 'true';

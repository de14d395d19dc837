/* Keeps the wall fresh: after a change at most every two seconds, and every fifteen seconds for who came and went. */
(() => {
  'use strict';
  const wall = document.getElementById('wall');
  if (!wall) return;
  const LEAST = 2000;
  const USUAL = 15000;
  let last = Date.now();
  let waiting = 0;
  let missed = false;
  const refresh = async () => {
    waiting = 0;
    if (document.hidden) {
      missed = true;
      return;
    }
    last = Date.now();
    await htmx.ajax('GET', wall.dataset.wall, { target: '#wall', swap: 'innerHTML' });
  };
  const ask = () => {
    if (!waiting) waiting = setTimeout(refresh, Math.max(0, LEAST - (Date.now() - last)));
  };

  let stream;
  let lost = 0;
  const offline = (off) => {
    const line = document.getElementById('offline');
    if (line) line.hidden = !off;
  };
  const listen = () => {
    stream = new EventSource('/live');
    stream.addEventListener('case', ask);
    stream.onopen = () => {
      offline(false);
      window.earshot.over(false);
      if (lost) ask();
      lost = 0;
    };
    stream.onerror = () => {
      lost += 1;
      if (lost > 1) offline(true);
      if (stream.readyState !== EventSource.CLOSED) return;
      window.earshot.barred();
      setTimeout(listen, Math.min(30000, 2000 * lost));
    };
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && missed) ask();
    if (!document.hidden) missed = false;
  });
  window.addEventListener('pagehide', () => stream?.close());
  window.addEventListener('pageshow', (event) => { if (event.persisted) { listen(); ask(); } });
  setInterval(() => { if (Date.now() - last >= USUAL) ask(); }, 1000);
  listen();
})();

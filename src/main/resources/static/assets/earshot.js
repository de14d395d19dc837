/* Keeps a page fresh: times, a case; tells queue.js when to look again. Everything reads and works without it. */
(() => {
  'use strict';
  // Only a script knows the clock of this browser; the next page is told on it unless the user has chosen one.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const secure = location.protocol === 'https:' ? '; secure' : '';
  if (/^[\w/+-]{1,60}$/.test(zone ?? '')) document.cookie = 'earshot-zone=' + zone + '; path=/; max-age=31536000; samesite=lax' + secure;
  const meta = document.querySelector('meta[name="earshot-words"]');
  if (!meta) return;
  document.documentElement.classList.add('scripted');
  const words = meta.dataset;
  const fill = (text, ...parts) => text.replace(/\{(\d)\}/g, (all, number) => parts[number] ?? '');
  const say = (key, ...parts) => fill(words[key] ?? '', ...parts);

  // Times, counted as Wording.java counts them.
  const span = (minutes) => {
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    if (minutes < 60) return say('spanMinutes', minutes);
    if (days < 1) return minutes % 60 ? say('spanHours', hours, minutes % 60) : say('spanHour', hours);
    if (days >= 10) return say('spanLong', days);
    return hours % 24 ? say('spanDays', days, hours % 24) : say('spanDay', days);
  };
  const freshen = (time) => {
    const ahead = Date.parse(time.dateTime) - Date.now();
    const minutes = Math.floor(Math.abs(ahead) / 60000);
    const tense = minutes < 1 ? 'Now' : ahead < 0 ? 'Before' : 'After';
    const text = say(time.dataset.kind + tense, span(minutes));
    if (time.textContent !== text) time.textContent = text;
    if (time.dataset.kind === 'due') time.className = ahead < 0 ? 'late' : ahead <= 900000 ? 'soon' : 'calm';
  };
  const freshenAll = () => document.querySelectorAll('time[data-kind]').forEach(freshen);

  const announcer = document.getElementById('announce');
  const announce = (text) => {
    const line = document.createElement('p');
    line.textContent = text;
    announcer.append(line);
    while (announcer.children.length > 5) announcer.firstChild.remove();
  };

  const title = document.title;
  const retitle = () => {
    const count = Number(document.getElementById('urgent')?.dataset.count ?? 0);
    document.title = count > 0 ? '(' + count + ') ' + title : title;
  };

  // The queue fetches its rows in queue.js.
  const rows = document.getElementById('rows');

  // An answer of the library goes behind what was typed already; without a script the page comes again with the answer alone.
  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-fill]');
    const box = document.getElementById('reply');
    const typed = box?.value.trim() && box.value !== box.defaultValue && !box.form.action.endsWith('/holding');
    if (!link || !typed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const answer = await fetch(link.href);
    const filled = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const text = filled.getElementById('reply')?.value;
    if (!answer.ok || !text) {
      location.assign(link.href);
      return;
    }
    box.value = box.value.trimEnd() + '\n\n' + text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.focus();
    announce(link.getAttribute('aria-label'));
  });

  // A case: fetch its moving parts, but nothing that somebody is about to use.
  const page = document.getElementById('case');
  const inUse = () => page.querySelector('.right details[open]:not(.fold, .idle), [id^="panel-"] :focus') || page.querySelector('#holder:focus-within');
  const refreshCase = () => {
    if (inUse()) {
      document.getElementById('changed').hidden = false;
      announce(say('liveChanged'));
    } else {
      htmx.trigger(page, 'earshot:case');
    }
  };

  // With many browsers open they look one after another, and none more often than the server bears: a slow answer makes a long pause.
  const EACH = 4;
  const APART = 15;
  const PAUSE = 1000;
  const LONGEST = 30000;
  let crowd = 1;
  let next = 0;
  const rested = (took) => { next = Date.now() + Math.min(LONGEST, Math.max(PAUSE, APART * crowd, 10 * took)); };
  const turn = () => Math.max(250 + Math.random() * EACH * crowd, next - Date.now());

  let waiting = 0;
  const refresh = () => {
    waiting = 0;
    if (document.hidden) return;
    if (rows) document.dispatchEvent(new CustomEvent('earshot:queue'));
    if (page) refreshCase();
  };
  let missed = false;
  const ask = (wait) => {
    if (document.hidden) missed = true;
    if (!waiting) waiting = setTimeout(refresh, wait);
  };
  const heard = (data) => {
    document.dispatchEvent(new CustomEvent('earshot:heard'));
    const mine = rows || data === 'many' || data.split(',').includes(page?.dataset.case);
    if (mine) ask(rows ? turn() : 50);
  };

  let stream;
  let lost = 0;
  const offline = (off) => {
    const line = document.getElementById('offline');
    if (line) line.hidden = !off;
  };
  const over = (out) => {
    const line = document.getElementById('over');
    if (line) line.hidden = !out;
    if (out) offline(false);
  };
  // A stream that is refused does not say why, so something small is asked for.
  const barred = async () => {
    try {
      const answer = await fetch('/me/named/count', { headers: { 'HX-Request': 'true' } });
      over(answer.status === 401);
    } catch {
      offline(true);
    }
  };
  const listen = () => {
    stream = new EventSource(page ? '/live?case=' + page.dataset.case : '/live');
    stream.addEventListener('case', (event) => heard(event.data));
    stream.addEventListener('praise', () => { if (rows) ask(turn()); });
    stream.addEventListener('beat', (event) => { crowd = Number(event.data) || 1; });
    stream.addEventListener('attend', () => document.dispatchEvent(new Event('earshot:attend')));
    stream.onopen = () => {
      offline(false);
      over(false);
      // Also the first time: what changed before the line stood was told to nobody.
      document.dispatchEvent(new CustomEvent('earshot:heard'));
      ask(lost ? 100 + Math.random() * EACH * crowd : 500);
      lost = 0;
    };
    stream.onerror = () => {
      lost += 1;
      if (lost > 1) offline(true);
      if (stream.readyState !== EventSource.CLOSED) return;
      barred();
      setTimeout(listen, Math.min(30000, 2000 * lost));
    };
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    freshenAll();
    if (missed) ask(0);
    missed = false;
  });
  document.addEventListener('change', (event) => {
    if (event.target.form?.hasAttribute('data-auto')) event.target.form.requestSubmit();
  });
  // Whoever is logged out while writing is told so beside the text (attend.js), and not sent away from it.
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    if (event.detail.xhr.status !== 401 || !document.getElementById('reply')) return;
    event.preventDefault();
    over(true);
  });
  document.addEventListener('htmx:afterSettle', () => { freshenAll(); retitle(); });
  window.earshot = Object.freeze({ announce, say, fill, freshenAll, retitle, rested, over, barred });
  window.addEventListener('pagehide', () => stream?.close());
  window.addEventListener('pageshow', (event) => { if (event.persisted) { listen(); ask(0); } });
  setInterval(freshenAll, 15000);
  freshenAll();
  retitle();
  if (rows || page) listen();
})();

/* Keeps a page fresh: times, the queue, a case. Everything reads and works without it. */
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

  // The queue: fetch the rows again, but never under a moving pointer.
  const rows = document.getElementById('rows');
  let moved = 0;
  const shown = () => [...document.querySelectorAll('#rows [data-case]')];
  const refreshQueue = async () => {
    const known = new Set(shown().map((row) => row.dataset.case));
    const limit = Math.max(50, Math.min(200, known.size));
    const address = rows.dataset.refresh;
    const joint = address.includes('?') ? '&' : '?';
    await htmx.ajax('GET', address + joint + 'limit=' + limit, { target: '#rows', swap: 'innerHTML' });
    const fresh = shown().filter((row) => !known.has(row.dataset.case));
    fresh.forEach((row) => row.classList.add('fresh'));
    const grave = fresh.filter((row) => ['critical', 'high'].includes(row.dataset.urgency));
    grave.slice(0, 3).forEach((row) => announce(say('liveNew', row.dataset.announce)));
  };

  // A case: fetch its moving parts, but nothing that somebody is about to use.
  const page = document.getElementById('case');
  const inUse = () => page.querySelector('.deeds details[open]') || page.querySelector('#holder:focus-within');
  const refreshCase = () => {
    if (inUse()) {
      document.getElementById('changed').hidden = false;
      announce(say('liveChanged'));
    } else {
      htmx.trigger(page, 'earshot:case');
    }
  };

  let waiting = 0;
  let since = 0;
  const refresh = async () => {
    waiting = 0;
    if (document.hidden) return;
    const now = Date.now();
    if (rows && now - moved < 800 && now - since < 5000) {
      waiting = setTimeout(refresh, 400);
      return;
    }
    since = 0;
    if (rows) await refreshQueue();
    if (page) refreshCase();
  };
  let missed = false;
  const ask = (wait) => {
    if (document.hidden) missed = true;
    since = since || Date.now();
    if (!waiting) waiting = setTimeout(refresh, wait);
  };
  const heard = (data) => {
    const mine = rows || data === 'many' || data.split(',').includes(page?.dataset.case);
    if (mine) ask(rows ? 250 : 50);
  };

  let stream;
  let lost = 0;
  const offline = (off) => {
    const line = document.getElementById('offline');
    if (line) line.hidden = !off;
  };
  const listen = () => {
    stream = new EventSource('/live');
    stream.addEventListener('case', (event) => heard(event.data));
    stream.onopen = () => {
      offline(false);
      if (lost) ask(100);
      lost = 0;
    };
    stream.onerror = () => {
      lost += 1;
      if (lost > 1) offline(true);
      if (stream.readyState === EventSource.CLOSED) setTimeout(listen, Math.min(30000, 2000 * lost));
    };
  };

  rows?.addEventListener('pointermove', () => { moved = Date.now(); }, { passive: true });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    freshenAll();
    if (missed) ask(0);
    missed = false;
  });
  document.addEventListener('change', (event) => {
    if (event.target.form?.hasAttribute('data-auto')) event.target.form.requestSubmit();
  });
  document.addEventListener('htmx:afterSettle', () => { freshenAll(); retitle(); });
  window.addEventListener('pagehide', () => stream?.close());
  window.addEventListener('pageshow', (event) => { if (event.persisted) { listen(); ask(0); } });
  setInterval(freshenAll, 15000);
  freshenAll();
  retitle();
  if (rows || page) listen();
})();

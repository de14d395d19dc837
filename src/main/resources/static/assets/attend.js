/* The page of a case: who else is there, what changed meanwhile, and what is typed, kept from second to second. */
(() => {
  'use strict';
  const form = document.getElementById('attend');
  const draftPanel = () => document.getElementById('panel-case-draft');
  if (!form || !draftPanel()) return;
  const BEAT = 20000;
  const SETTLE = 1000;
  const AGAIN = 10000;
  const WEEK = 604800000;
  const box = document.getElementById('reply');
  const quick = { 'HX-Request': 'true' };
  let token = form.elements._csrf?.value ?? '';
  const body = (fields) => new URLSearchParams({ _csrf: token, ...fields });
  const announce = (text) => {
    const line = document.createElement('p');
    line.textContent = text;
    document.getElementById('announce').append(line);
  };

  // Who is here. The answer to every sign of life is the list as it is now.
  const lines = (panel) => [...panel.querySelectorAll('[data-who]')].map((line) => line.textContent);
  const present = async (answer) => {
    if (!answer.ok) return false;
    const html = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const fresh = html.getElementById('panel-case-attend');
    const shown = document.getElementById('panel-case-attend');
    if (!fresh || !shown) return false;
    token = fresh.querySelector('[name="_csrf"]')?.value ?? token;
    if (fresh.textContent === shown.textContent || shown.contains(document.activeElement)) return true;
    const before = lines(shown);
    shown.replaceWith(document.adoptNode(fresh));
    lines(fresh).filter((line) => !before.includes(line)).forEach(announce);
    return true;
  };
  const look = async () => {
    try {
      return await present(await fetch(form.action, { headers: quick }));
    } catch {
      return false;
    }
  };
  const beat = async (writing) => {
    if (document.hidden) return;
    try {
      const answer = await fetch(form.action, { method: 'POST', headers: quick, body: body({ writing }) });
      if (!await present(answer) && answer.status === 403) look();
    } catch {
      // The next one may come through.
    }
  };
  let typed = 0;
  document.addEventListener('input', (event) => {
    if (!event.target.closest('#case') || !event.isTrusted || Date.now() - typed < BEAT) return;
    typed = Date.now();
    beat(true);
  });
  document.addEventListener('earshot:attend', look);
  setInterval(() => beat(false), BEAT);
  beat(false);

  // What changed under the open page, in the words of the journal.
  const journal = () => [...document.querySelectorAll('#journal > li:not(.soft)')];
  const mentions = () => document.querySelectorAll('#thread .mention');
  let told = journal().length;
  let heard = mentions().length;
  let news;
  const changes = () => {
    const all = journal();
    const fresh = all.slice(0, Math.max(0, all.length - told));
    told = all.length;
    [...mentions()].slice(heard).forEach((mention) => mention.classList.add('fresh'));
    heard = mentions().length;
    if (!fresh.length) return;
    if (!news) {
      news = document.createElement('div');
      news.className = 'changed news';
      news.setAttribute('role', 'status');
      const title = document.createElement('b');
      title.textContent = document.getElementById('panel-case-attend').dataset.news;
      news.append(title, document.createElement('ul'));
      document.getElementById('panel-case-attend').after(news);
    }
    fresh.reverse().forEach((line) => {
      const item = document.createElement('li');
      const who = document.createElement('bdi');
      who.textContent = line.querySelector('b').textContent;
      item.append(who, ' ' + line.querySelector('p > span').textContent);
      news.lastChild.prepend(item);
    });
    while (news.lastChild.children.length > 5) news.lastChild.lastChild.remove();
  };
  document.addEventListener('htmx:afterSettle', changes);

  // What is typed. The server keeps it a second after the last key; until it says so, this browser keeps it, too.
  const start = draftPanel().dataset;
  const key = 'earshot-draft ' + start.user + ' ' + start.case;
  const own = box && !box.form.action.endsWith('/holding');
  const shelf = {
    get() { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    put(entry) { try { localStorage.setItem(key, JSON.stringify(entry)); } catch { /* full, or forbidden */ } },
    drop() { try { localStorage.removeItem(key); } catch { /* forbidden */ } },
  };
  const same = (one, other) => (one ?? '').replace(/\s+/g, ' ').trim() === (other ?? '').replace(/\s+/g, ' ').trim();
  const clock = (millis) => new Intl.DateTimeFormat(document.documentElement.lang,
    { hour: '2-digit', minute: '2-digit', timeZone: start.zone }).format(millis);
  let base = 0;
  let kept = '';
  let sending = false;
  let waiting = 0;
  let saving = false;

  const below = () => {
    let place = document.getElementById('draft-here');
    if (!place) {
      place = document.createElement('div');
      place.id = 'draft-here';
      draftPanel().before(place);
    }
    return place;
  };
  const trouble = (word) => {
    document.querySelector('.draft-trouble')?.remove();
    if (!word) return;
    const line = document.getElementById('draft-trouble').content.cloneNode(true);
    line.querySelector('span').textContent = draftPanel().dataset[word];
    line.querySelector('a').hidden = word !== 'login';
    below().append(line);
  };
  const put = (text) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const offer = (kind, text, at) => {
    const piece = document.getElementById('draft-offer').content.cloneNode(true).firstElementChild;
    piece.querySelector('summary').textContent = draftPanel().dataset[kind].replace('{0}', clock(at));
    piece.querySelector('.words').textContent = text;
    piece.querySelector('[data-use]').addEventListener('click', () => {
      const replaced = box.value;
      piece.remove();
      base = 0;
      put(text);
      if (replaced.trim() && !same(replaced, text)) offer('local', replaced, Date.now());
      box.focus();
    });
    piece.querySelector('[data-drop]').addEventListener('click', () => {
      if (kind === 'local') shelf.drop();
      if (kind === 'stored') draftPanel().querySelector('#draft-discard')?.requestSubmit();
      piece.remove();
      box.focus();
    });
    below().append(piece);
  };
  const words = (text) => {
    const line = draftPanel().querySelector('.draft-line');
    line.hidden = !text;
    line.querySelector('#draft-words').textContent = text;
  };

  // A request may outlive its page only while it is small.
  const send = (text) => {
    const fields = body({ text, version: base }).toString();
    return fetch(form.action.replace(/presence$/, 'draft'), {
      method: 'POST',
      headers: { ...quick, 'Content-Type': 'application/x-www-form-urlencoded' },
      keepalive: fields.length < 60000,
      body: fields,
    });
  };
  const save = async () => {
    clearTimeout(waiting);
    waiting = 0;
    if (!own || sending || saving || box.value === kept) return;
    saving = true;
    const text = box.value;
    try {
      let answer = await send(text);
      // Somebody who logged in again in another tab has a new token.
      if ((answer.status === 401 || answer.status === 403) && await look()) answer = await send(text);
      if (answer.ok) {
        const now = await answer.json();
        base = now.version;
        kept = text;
        words(now.words);
        trouble('');
        if (box.value === text) shelf.drop();
      } else {
        trouble(answer.status === 413 ? 'long' : answer.status === 401 || answer.status === 403 ? 'login' : 'off');
      }
    } catch {
      trouble('off');
    }
    saving = false;
    if (box.value !== kept && !waiting) waiting = setTimeout(save, box.value === text ? AGAIN : SETTLE);
  };
  const last = () => {
    if (!own || sending || box.value === kept) return;
    send(box.value).catch(() => {});
  };

  const begin = () => {
    const stored = { text: document.getElementById('draft-text')?.textContent ?? '', at: Number(start.at), version: Number(start.version) };
    let local = shelf.get();
    const answers = [...document.querySelectorAll('#replies .words')].map((said) => said.textContent);
    if (local && (Date.now() - local.at > WEEK || !local.text.trim() || answers.some((said) => said.includes(local.text.trim())))) {
      shelf.drop();
      local = null;
    }
    if (local && same(local.text, stored.text)) {
      shelf.drop();
      local = null;
    }
    if (box.value.trim()) {
      if (same(box.value, stored.text)) {
        base = stored.version;
        kept = box.value;
      } else {
        if (stored.text) offer('stored', stored.text, stored.at);
        if (box.value !== box.defaultValue) waiting = setTimeout(save, SETTLE);
        else kept = box.value;
      }
      if (local && !same(local.text, box.value)) offer('local', local.text, local.at);
      return;
    }
    const newer = local && (local.base === stored.version || (stored.version && local.at > stored.at));
    if (newer) {
      base = local.base;
      put(local.text);
      if (stored.text && local.base !== stored.version) offer('stored', stored.text, stored.at);
      save();
      return;
    }
    base = stored.version;
    kept = stored.text;
    if (stored.text) put(stored.text);
    if (local) offer('local', local.text, local.at);
  };

  if (own) {
    box.addEventListener('input', () => {
      if (box.value === kept) return;
      shelf.put({ text: box.value, at: Date.now(), base });
      clearTimeout(waiting);
      waiting = setTimeout(save, SETTLE);
    });
    box.addEventListener('blur', save);
    box.form.addEventListener('submit', (event) => setTimeout(() => {
      if (event.defaultPrevented) return;
      // Its fate shows on the next page; until then this browser keeps it.
      sending = true;
      shelf.put({ text: box.value, at: Date.now(), base });
    }));
    window.addEventListener('online', save);
    document.addEventListener('submit', (event) => {
      if (event.target.id !== 'draft-discard') return;
      shelf.drop();
      sending = Boolean(draftPanel().querySelector('form[action$="/restore"]'));
      // What was replaced comes back in its place with the next page.
      if (sending) return;
      event.preventDefault();
      box.value = '';
      kept = '';
      clearTimeout(waiting);
      box.dispatchEvent(new Event('input', { bubbles: true }));
      words('');
      draftPanel().querySelector('.draft-text')?.remove();
      fetch(event.target.action, { method: 'POST', body: body({}), redirect: 'manual' }).then(() => { base = 0; }).catch(() => trouble('off'));
      box.focus();
    });
    // After htmx, which counts only what changes from then on.
    if (document.readyState === 'complete') begin();
    else document.addEventListener('DOMContentLoaded', begin);
    document.documentElement.classList.add('drafting');
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) save();
    else beat(false);
  });
  window.addEventListener('pagehide', () => {
    last();
    navigator.sendBeacon(form.action, body({ leaving: true }));
  });
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sending = false;
    beat(false);
  });
})();

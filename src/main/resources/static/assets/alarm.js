/* Tells of urgent cases that just came and that nobody holds: always to screen readers, by sound and on the desktop where that was asked for. */
(() => {
  'use strict';
  const { announce, say } = window.earshot ?? {};
  if (!announce) return;
  const STORE = 'earshot-alarm-';
  const QUIET_MILLIS = 10000;
  const wants = (way) => localStorage.getItem(STORE + way) === 'on';
  const news = (root) => [...(root.getElementById('news')?.children ?? [])];
  const known = new Set(JSON.parse(sessionStorage.getItem('earshot-told') ?? '[]'));
  const remember = () => sessionStorage.setItem('earshot-told', JSON.stringify([...known].slice(-200)));

  let audio;
  const wake = () => {
    if (!wants('sound')) return;
    audio ??= new AudioContext();
    if (audio.state === 'suspended') audio.resume();
  };
  const ring = () => {
    wake();
    if (!audio) return;
    document.body.dataset.rang = Number(document.body.dataset.rang ?? 0) + 1;
    [660, 880].forEach((pitch, place) => {
      const start = audio.currentTime + place * 0.18;
      const tone = audio.createOscillator();
      const loud = audio.createGain();
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, start);
      loud.gain.linearRampToValueAtTime(0.18, start + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
      tone.connect(loud).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.32);
    });
  };
  const show = (some) => {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    const more = document.getElementById('alarms')?.dataset.more ?? localStorage.getItem(STORE + 'more') ?? '{0}';
    const one = some.length === 1;
    const note = new Notification(one ? say('liveNew', some[0].dataset.say) : more.replace('{0}', some.length), {
      body: one ? '' : some.slice(0, 3).map((item) => item.dataset.say).join('\n'),
      tag: 'earshot-urgent',
    });
    note.onclick = () => {
      window.focus();
      location.assign(one ? some[0].dataset.href : '/');
    };
  };

  // At most one alarm in ten seconds, in all windows together; what comes meanwhile is told with the next one.
  let pending = [];
  let due = 0;
  const alarm = () => {
    due = 0;
    const wait = Number(localStorage.getItem(STORE + 'at') ?? 0) + QUIET_MILLIS - Date.now();
    if (wait > 0 && wait <= QUIET_MILLIS) {
      due = setTimeout(alarm, wait);
      return;
    }
    if (!pending.length) return;
    localStorage.setItem(STORE + 'at', Date.now());
    if (wants('sound')) ring();
    if (wants('desktop')) show(pending);
    pending = [];
  };
  const tell = (items) => {
    const fresh = items.filter((item) => !known.has(item.dataset.case));
    if (!fresh.length) return;
    fresh.forEach((item) => known.add(item.dataset.case));
    remember();
    fresh.slice(0, 3).forEach((item) => announce(say('liveNew', item.dataset.say)));
    if (!wants('sound') && !wants('desktop')) return;
    pending.push(...fresh);
    if (!due) alarm();
  };

  // What stands there already when the first page is opened is seen, not told.
  let primed = Boolean(document.getElementById('news')) || sessionStorage.getItem('earshot-told') !== null;
  const see = (items) => {
    items.forEach((item) => known.add(item.dataset.case));
    remember();
  };
  see(news(document));
  // Nor is the case told that somebody has before them.
  see([document.getElementById('case')].filter(Boolean));
  document.addEventListener('earshot:news', () => tell(news(document)));

  // On other pages only those are asked for who want to be called.
  let asked = 0;
  document.addEventListener('earshot:heard', () => {
    if (document.getElementById('rows') || asked || (!wants('sound') && !wants('desktop'))) return;
    asked = setTimeout(async () => {
      asked = 0;
      const answer = await fetch('/queue/news', { headers: { 'HX-Request': 'true' } });
      if (!answer.ok || answer.redirected) return;
      const parsed = document.createElement('template');
      parsed.innerHTML = await answer.text();
      if (primed) tell(news(parsed.content));
      else see(news(parsed.content));
      primed = true;
    }, 2000);
  });

  const menu = document.getElementById('alarms');
  if (menu) localStorage.setItem(STORE + 'more', menu.dataset.more);
  const sign = () => {
    const at = document.getElementById('alarm-sign');
    if (at) at.textContent = wants('sound') || wants('desktop') ? menu.dataset.on : menu.dataset.off;
  };
  menu?.querySelectorAll('[data-alarm]').forEach((box) => {
    const way = box.dataset.alarm;
    box.checked = wants(way) && (way === 'sound' || globalThis.Notification?.permission === 'granted');
    box.addEventListener('change', async () => {
      const fault = document.getElementById('alarm-fault');
      fault.hidden = true;
      if (box.checked && way === 'desktop' && (await globalThis.Notification?.requestPermission()) !== 'granted') {
        box.checked = false;
        fault.textContent = menu.dataset.denied;
        fault.hidden = false;
      }
      localStorage.setItem(STORE + way, box.checked ? 'on' : 'off');
      if (way === 'sound' && box.checked) ring();
      sign();
    });
  });
  sign();
  document.addEventListener('pointerdown', wake, { once: true });
  document.addEventListener('keydown', wake, { once: true });
})();

// Opens a SMART Health Link of this server in the browser: the key stands after the # and never leaves it.

const byId = (id) => document.getElementById(id);
const bytes = (base64url) => Uint8Array.from(
  atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const text = (data) => new TextDecoder().decode(data);

const say = (what) => {
  document.querySelectorAll('[data-says]').forEach((one) => { one.hidden = one.dataset.says !== what; });
  byId('said').hidden = what === '';
  if (what) byId('said').focus();
};

const payload = () => {
  const found = location.hash.match(/shlink:\/([A-Za-z0-9_-]+)$/);
  try {
    return found ? JSON.parse(text(bytes(found[1]))) : null;
  } catch {
    return null;
  }
};

const decrypt = async (jwe, key) => {
  const [header, , iv, sealed, tag] = jwe.split('.');
  const both = new Uint8Array([...bytes(sealed), ...bytes(tag)]);
  const opener = await crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, ['decrypt']);
  const how = { name: 'AES-GCM', iv: bytes(iv), additionalData: new TextEncoder().encode(header), tagLength: 128 };
  const open = await crypto.subtle.decrypt(how, opener, both);
  if (JSON.parse(text(bytes(header))).zip !== 'DEF') return text(open);
  const inflated = new Blob([open]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(inflated).text();
};

// Of a narrative only its words, its tables and what is bold: whatever else is in it is left behind.
const KEPT = new Set(['TABLE', 'TBODY', 'TR', 'TD', 'P', 'B']);
const copy = (from, to) => {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      to.append(node.textContent);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const kept = KEPT.has(node.tagName) ? to.appendChild(document.createElement(node.tagName)) : to;
      copy(node, kept);
    }
  }
};

// What turns the direction of a text or is not seen does not reach the page; of a brief, the server has seen to it.
const shown = (words) => words.replace(/\p{Cf}/gu, '');

const heading = (level, words) => Object.assign(document.createElement(level), { textContent: shown(words) });

const show = (bundle) => {
  const resources = bundle.entry.map((entry) => entry.resource);
  const composition = resources.find((one) => one.resourceType === 'Composition');
  const name = resources.find((one) => one.resourceType === 'Patient')?.name?.[0];
  const brief = byId('brief');
  brief.replaceChildren(heading('h2', `${name?.text ?? [name?.family, ...(name?.given ?? [])].join(' ')} ${composition.date.slice(0, 10)}`));
  for (const part of [composition, ...composition.section]) {
    if (part !== composition) brief.append(heading('h3', part.title));
    copy(new DOMParser().parseFromString(part.text.div, 'text/html').body, brief);
  }
  brief.focus();
};

const link = payload();
const post = (path, body) => fetch(link.url + path, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), credentials: 'omit',
});
const reader = () => ({ recipient: byId('recipient').value, passcode: byId('passcode').value });

const open = async (event) => {
  event.preventDefault();
  say('');
  try {
    const answer = await post('', reader());
    if (answer.status === 404) return say('over');
    if (answer.status === 401) {
      byId('left').textContent = (await answer.json()).remainingAttempts;
      return say('wrong');
    }
    const manifest = await answer.json();
    const [file] = manifest.files;
    const jwe = file.embedded ?? await (await fetch(file.location, { credentials: 'omit' })).text();
    show(JSON.parse(await decrypt(jwe, link.key)));
    byId('open').hidden = true;
    byId('comment').hidden = !manifest.comment;
  } catch {
    say('failed');
  }
};

const comment = async (event) => {
  event.preventDefault();
  const answer = await post('/comment', { ...reader(), name: byId('name').value, text: byId('text').value });
  if (answer.status !== 201) return say('unsent');
  say('');
  byId('comment').hidden = true;
  byId('sent').hidden = false;
};

// Another link in the same tab is another page.
addEventListener('hashchange', () => location.reload());

if (!link?.url) {
  say('nothing');
} else if (new URL(link.url).origin !== location.origin) {
  say('foreign');
} else {
  byId('label').textContent = shown(link.label ?? '');
  byId('guarded').hidden = !(link.flag ?? '').includes('P');
  byId('open').hidden = false;
  byId('open').addEventListener('submit', open);
  byId('comment').addEventListener('submit', comment);
}

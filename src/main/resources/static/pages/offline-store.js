// What is read without a network: one copy of it on this device, encrypted, and the page that shows it. Clarification 039
// says what that protects from.

const NAME = "offline";
const SHELL = ["/offline", "/pages/handbook.css", "/pages/icon.svg", "/pages/offline-store.js", "/pages/offline-read.js"];
const AES = { name: "AES-GCM", length: 256 };

export const isOn = () => localStorage.getItem(NAME) !== null;
export const isPossible = () => self.isSecureContext && "serviceWorker" in navigator && "indexedDB" in self;

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function database() {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(NAME);
  return done(opening);
}

async function within(mode, work) {
  const open = await database();
  try {
    return await done(work(open.transaction(NAME, mode).objectStore(NAME)));
  } finally {
    open.close();
  }
}

/** Puts a copy in the place of the one before, under a key of its own that no script can read out. */
async function save(copy) {
  const key = await crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(copy));
  const data = await crypto.subtle.encrypt({ name: AES.name, iv }, key, text);
  await within("readwrite", (kept) => kept.put({ key, iv, data }, NAME));
  localStorage.setItem(NAME, String(Date.now()));
}

/** The copy; null when there is none, or the time of this device is over. */
export async function read() {
  const kept = isOn() ? await within("readonly", (store) => store.get(NAME)) : null;
  if (!kept) return null;
  const text = await crypto.subtle.decrypt({ name: AES.name, iv: kept.iv }, kept.key, kept.data);
  const copy = JSON.parse(new TextDecoder().decode(text));
  if (Date.parse(copy.until) > Date.now()) return copy;
  await wipe();
  return null;
}

/** Removes everything. What says that there is something goes last: a page that was left in between goes on with it. */
export async function wipe() {
  await done(indexedDB.deleteDatabase(NAME));
  await caches.delete(NAME);
  const workers = await navigator.serviceWorker.getRegistrations();
  await Promise.all(workers.map((worker) => worker.unregister()));
  localStorage.removeItem(NAME);
}

/**
 * Takes the newest. A server that does not know this device any more has it wiped, and so has somebody else who signed in:
 * their record is kept when they ask for it. False when there is nothing.
 */
export async function refresh(isAsked = false) {
  const answer = await fetch("/offline/record", { redirect: "manual", cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    const copy = await answer.json();
    const before = await read().catch(() => null);
    if (!isAsked && before?.of !== copy.of) return wipe();
    await save(copy);
    await (await caches.open(NAME)).addAll(SHELL);
    return true;
  }
  const isForgotten = answer && (answer.type === "opaqueredirect" || [401, 403, 404].includes(answer.status));
  if (isForgotten && isOn()) await wipe();
  return false;
}

export const age = () => Date.now() - Number(localStorage.getItem(NAME));

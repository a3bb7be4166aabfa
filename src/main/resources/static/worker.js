// Shows the page for reading without a network where an address cannot be reached. It keeps no page and no answer itself:
// what is in the cache was put there by offline-store.js, and nothing of it is about anybody.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== self.location.origin) return;
  event.respondWith(
    fetch(event.request).catch(async () => {
      const kept = await caches.match(event.request.mode === "navigate" ? "/offline" : new URL(event.request.url).pathname);
      return kept ?? Response.error();
    }),
  );
});

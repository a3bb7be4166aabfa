// The switch of /settings/offline.
import { isOn, isPossible, refresh, wipe } from "/pages/offline-store.js";

const form = document.getElementById("offline-switch");
const show = (id, is) => (document.getElementById(id).hidden = !is);

function state() {
  show("offline-unable", !isPossible());
  form.hidden = !isPossible();
  show("offline-on", isOn());
  show("offline-off", !isOn());
  show("offline-turn-on", !isOn());
  show("offline-turn-off", isOn());
}

async function turnOn() {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual" });
  if (!answer.ok || !(await refresh(true))) throw new Error("refused");
  await navigator.serviceWorker.register("/worker.js");
  await navigator.serviceWorker.ready;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  show("offline-failed", false);
  try {
    await (isOn() ? wipe() : turnOn());
  } catch {
    show("offline-failed", true);
  }
  state();
});
state();

// On every page: keeps the copy for reading without a network new, and removes it with signing out.
import { age, isOn, refresh, wipe } from "/pages/offline-store.js";

const MINUTES = 5 * 60_000;

if (isOn()) {
  document.querySelectorAll("form[action='/sign-out']").forEach((form) => form.addEventListener("submit", () => wipe()));
  // Before signing in there is nothing new to take, but a device that was forgotten learns of it.
  if (age() > MINUTES || document.body.classList.contains("door")) refresh();
}

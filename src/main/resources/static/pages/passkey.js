// Passkeys need a script; every other way of signing in works without one. Speaks Spring Security's WebAuthn endpoints.
"use strict";

const forms = { signIn: document.getElementById("passkey-sign-in"), register: document.getElementById("passkey-register") };

function headersOf(form) {
  const headers = { "Content-Type": "application/json" };
  const token = form.querySelector("input[name=_csrf]");
  if (token) {
    headers["X-CSRF-TOKEN"] = token.value;
  }
  return headers;
}

async function post(form, path, body) {
  const answer = await fetch(path, { method: "POST", headers: headersOf(form), body: body && JSON.stringify(body) });
  if (!answer.ok) {
    throw new Error(path + " answered " + answer.status);
  }
  return answer.json();
}

async function signIn(form) {
  const options = await post(form, "/webauthn/authenticate/options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  const remember = form.elements.remember?.checked ? "?remember=true" : "";
  const answer = await post(form, "/login/webauthn" + remember, credential.toJSON());
  window.location.assign(answer.redirectUrl);
}

async function register(form) {
  const options = await post(form, "/webauthn/register/options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await navigator.credentials.create({ publicKey });
  await post(form, "/webauthn/register", {
    publicKey: { credential: credential.toJSON(), label: form.elements.label.value },
  });
  window.location.reload();
}

function attend(form, ceremony) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const problem = document.getElementById("passkey-problem");
    problem.hidden = true;
    ceremony(form).catch(() => {
      problem.hidden = false;
    });
  });
}

if (window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON) {
  if (forms.signIn) {
    document.getElementById("passkey").hidden = false;
    attend(forms.signIn, signIn);
  }
  if (forms.register) {
    forms.register.hidden = false;
    attend(forms.register, register);
  }
}

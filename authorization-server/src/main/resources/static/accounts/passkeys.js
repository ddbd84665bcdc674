// Talks to the device's passkeys: on the sign-in page, and where a new one is made. What to say is on the page.
"use strict";
(() => {
  const problem = document.getElementById("passkey-problem");
  const signIn = document.getElementById("passkey");
  const create = document.getElementById("new-passkey");
  const supported = window.PublicKeyCredential !== undefined && navigator.credentials !== undefined;

  const bytes = text => Uint8Array.from(
    atob(text.replace(/-/g, "+").replace(/_/g, "/")), character => character.charCodeAt(0));
  const text = buffer => btoa(Array.from(new Uint8Array(buffer), byte => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const withBytes = credentials => (credentials || []).map(each => ({ ...each, id: bytes(each.id) }));

  class Refused extends Error {
    constructor(kind) {
      super(kind);
      this.kind = kind;
    }
  }

  async function post(address, body) {
    const answer = await fetch(address, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-CSRF-TOKEN": document.querySelector("input[name=_csrf]").value
      },
      body: body === undefined ? undefined : JSON.stringify(body)
    });
    if (answer.status === 400 || answer.status === 401) {
      throw new Refused("refused");
    }
    if (answer.status === 403 || answer.status === 404) {
      throw new Refused("expired");
    }
    if (!answer.ok) {
      throw new Refused("failed");
    }
    return answer.json();
  }

  function common(credential) {
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment
    };
  }

  async function useOne() {
    const options = await post(signIn.dataset.options);
    const credential = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        allowCredentials: withBytes(options.allowCredentials)
      }
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = credential.response;
    const done = await post(signIn.dataset.signIn, {
      ...common(credential),
      response: {
        authenticatorData: text(authenticatorData),
        clientDataJSON: text(clientDataJSON),
        signature: text(signature),
        userHandle: userHandle ? text(userHandle) : undefined
      }
    });
    location.assign(done.redirectUrl);
  }

  async function makeOne() {
    const name = document.getElementById("passkey-name");
    if (name.value.trim() === "") {
      name.focus();
      throw new Refused("unnamed");
    }
    const options = await post(create.dataset.options);
    const credential = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: bytes(options.challenge),
        user: { ...options.user, id: bytes(options.user.id) },
        excludeCredentials: withBytes(options.excludeCredentials)
      }
    });
    const { attestationObject, clientDataJSON } = credential.response;
    await post(create.dataset.register, {
      publicKey: {
        credential: {
          ...common(credential),
          response: {
            attestationObject: text(attestationObject),
            clientDataJSON: text(clientDataJSON),
            transports: credential.response.getTransports ? credential.response.getTransports() : []
          }
        },
        label: name.value.trim()
      }
    });
    location.assign(create.dataset.next);
  }

  function kind(failure) {
    if (failure instanceof Refused) {
      return failure.kind;
    }
    const kinds = { NotAllowedError: "cancelled", AbortError: "cancelled", InvalidStateError: "known", SecurityError: "place" };
    return kinds[failure.name] || "failed";
  }

  async function attempt(button, work) {
    problem.hidden = true;
    button.disabled = true;
    try {
      await work();
    } catch (failure) {
      problem.textContent = problem.dataset[kind(failure)] || problem.dataset.failed;
      problem.hidden = false;
      button.disabled = false;
    }
  }

  if (signIn && supported) {
    signIn.hidden = false;
    const button = signIn.querySelector("button");
    button.addEventListener("click", () => attempt(button, useOne));
  }
  if (create) {
    const button = create.querySelector("button");
    create.addEventListener("submit", event => {
      event.preventDefault();
      attempt(button, makeOne);
    });
    // Without this script the form leads nowhere, so it opens here.
    button.disabled = !supported;
    if (!supported) {
      problem.textContent = problem.dataset.unsupported;
      problem.hidden = false;
    }
  }
})();

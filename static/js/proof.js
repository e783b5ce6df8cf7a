// Proof of work, while the reader writes (the ALTCHA protocol; feedback/proof.py checks it).
//   <form data-proof="ADDRESS OF A CHALLENGE"> with a hidden field named "altcha" and, in it,
//   <p role="status" data-proof-status data-waiting="WORDS">: said when the form has to wait for it.
// Whatever goes wrong here, the form is sent without a proof and takes the slower way.
const PATIENCE = 20_000; // milliseconds that a pressed button waits
const FRESH = 15 * 60_000; // a challenge is good for twenty minutes
const encoder = new TextEncoder();

const hex = (digest) =>
  Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve(address) {
  const answer = await fetch(address, { credentials: "omit", cache: "no-store" });
  const { algorithm, challenge, maxnumber, salt, signature } = await answer.json();
  const start = Number.parseInt(challenge.slice(0, 8), 16);
  for (let number = 0; number <= maxnumber; number += 1) {
    const digest = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    if (new DataView(digest).getUint32(0) === start && hex(digest) === challenge) {
      return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    }
  }
  throw new Error("no number solves it");
}

const after = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

for (const form of document.querySelectorAll("form[data-proof]")) {
  const field = form.elements.altcha;
  const status = form.querySelector("[data-proof-status]");
  let begun = 0;
  let work = null;
  const begin = () => {
    if (!window.crypto?.subtle || (work && Date.now() - begun < FRESH)) return;
    begun = Date.now();
    field.value = "";
    work = solve(form.dataset.proof).then((proof) => { field.value = proof; }, () => {});
  };
  form.addEventListener("focusin", begin);
  let sending = false;
  form.addEventListener("submit", async (event) => {
    begin();
    if (sending || field.value || !work) return;
    event.preventDefault();
    sending = true;
    status.textContent = status.dataset.waiting;
    await Promise.race([work, after(PATIENCE)]);
    form.submit();
  });
}

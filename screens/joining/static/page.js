"use strict";
// Without this script every form works too; with it the page follows the room, and what is typed survives.
const $ = (id) => document.getElementById(id);
const body = $("body"), form = $("form"), tail = $("tail"), gone = $("gone"), said = $("said");
const at = document.body.dataset.at, who = document.body.dataset.who;
let waiting = null, source = null, trouble = "", late = 0, words = gone.textContent;
const lost = () => {
  if (!gone.hidden) return;
  gone.hidden = false;
  late = setTimeout(() => { gone.textContent = "Not connected for a minute. Scan the code on the shared screen once more: what you type is safe here, at this address."; }, 60000);
};
const linked = () => { gone.hidden = true; gone.textContent = words; clearTimeout(late); };

// What is typed and not sent is kept by person, by what it is about, and by field.
const place = (field) => {
  const of = field.form, about = [...of.querySelectorAll("input[type=hidden]")].map((one) => one.value).join("|");
  return ["typed", who, form.dataset.key.split(":").slice(0, 3).join(":"), new URL(of.action).pathname, about, field.name].join(" ");
};
const fields = (of) => [...of.querySelectorAll("textarea, input:not([type=hidden]), select")];
const keep = (field) => {
  if (!field.form.matches("[data-keep]")) return;
  if (field.value === (field.dataset.was ?? "")) localStorage.removeItem(place(field));
  else localStorage.setItem(place(field), field.value);
};
function restore(part) {
  for (const one of part.querySelectorAll("form[data-keep]")) {
    for (const field of fields(one)) {
      field.dataset.was = field.value;
      const typed = localStorage.getItem(place(field));
      if (typed !== null) field.value = typed;
    }
  }
  part.querySelectorAll(".ballot").forEach(ballot);
}

function put(part, html) {
  if (part.dataset.was === html) return;
  const open = [...part.querySelectorAll("details[open]")].map((one) => one.id);
  part.dataset.was = html;
  part.innerHTML = html;
  open.forEach((id) => { const one = $(id); if (one) one.open = true; });
  restore(part);
}
const typing = (part) => part.contains(document.activeElement) && document.activeElement.matches("input, textarea, select");
function show(page) {
  const moved = page.key !== form.dataset.key;
  if (!moved && (typing(body) || typing(tail))) { waiting = page; return; }   // nothing moves under somebody's thumbs
  waiting = null;
  if (moved) { form.dataset.key = body.dataset.key = page.key; document.title = page.title + " · Workshop"; }
  put(body, page.body);
  put(tail, page.tail);
  if (moved) { put(form, page.form); if (page.said === undefined || !page.said) tell(""); }
}
function tell(words) { said.textContent = words; said.hidden = !words; }

function ballot(one) {
  const each = +one.dataset.each, cap = +one.dataset.cap, rows = [...one.querySelectorAll(".row")];
  const left = each - rows.reduce((sum, row) => sum + (+row.querySelector("input").value || 0), 0);
  one.querySelector(".left").textContent = left === 1 ? "1 dot left" : `${left} dots left`;
  for (const row of rows) {
    const input = row.querySelector("input"), dots = +input.value || 0;
    const [less, more, out] = [".less", ".more", "output"].map((what) => row.querySelector(what));
    input.hidden = true;
    [less, more, out].forEach((part) => { part.hidden = false; });
    out.textContent = "●".repeat(dots) || "○";
    more.disabled = left < 1 || dots >= cap;
    less.disabled = dots < 1;
  }
}

addEventListener("click", (event) => {
  const button = event.target.closest(".more, .less");
  if (!button) return;
  const input = button.closest(".row").querySelector("input");
  input.value = (+input.value || 0) + (button.matches(".more") ? 1 : -1);
  keep(input);
  ballot(button.closest(".ballot"));
});

addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || !event.target.matches(".line textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

let asking = 0, typed = 0;
addEventListener("input", (event) => {
  const field = event.target;
  keep(field);
  if (Date.now() - typed > 1500) { typed = Date.now(); send("/do/typing", new URLSearchParams({ at })).catch(() => null); }
  if (field.form.dataset.advise !== undefined && field.name === "text") {
    clearTimeout(asking);
    asking = setTimeout(() => advise(field), 350);
  }
});
async function advise(field) {
  const of = field.form, line = of.nextElementSibling, typed = field.value;
  const data = new URLSearchParams([...new FormData(of), ["kind", new URL(of.action).pathname.slice(4)]]);
  const answer = await send("/do/advise", data).catch(() => null);
  if (!answer?.ok || field.value !== typed || !line) return;
  const found = await answer.json();
  line.textContent = [[found.checks, found.remark].filter(Boolean).join("   "), found.like, found.back].filter(Boolean).join("\n");
}
const send = (url, data) => fetch(url, { method: "POST", body: data, headers: { "X-Page": "1" } });

addEventListener("submit", async (event) => {
  const of = event.target;
  event.preventDefault();
  const data = new URLSearchParams(new FormData(of)), texts = fields(of).filter((one) => one.matches("textarea"));
  const typed = texts.map((one) => [one, one.value, place(one)]);
  if (of.matches("[data-keep]")) texts.forEach((one) => { one.value = ""; one.dataset.was = ""; keep(one); });
  const back = () => typed.forEach(([one, words, kept]) => {
    if (!one.value) one.value = words;
    if (of.matches("[data-keep]") && !localStorage.getItem(kept)) localStorage.setItem(kept, words);
  });
  try {
    const answer = await send(of.action, data);
    if (answer.status === 403) { back(); location.reload(); return; }
    if (!answer.headers.get("Content-Type")?.startsWith("application/json")) { back(); tell("This was not taken. Try again."); return; }
    const page = await answer.json();
    if (answer.ok) {
      fields(of).forEach((one) => { if (!one.value || !one.matches("textarea")) localStorage.removeItem(place(one)); });
      document.activeElement?.closest("details") && document.activeElement.blur();
      const around = of.closest("details");
      if (around && around.id) around.open = false;
      if (of.nextElementSibling?.matches(".advice")) of.nextElementSibling.textContent = "";
    } else back();
    show(page);
    tell(page.said || "");
  } catch { back(); lost(); setTimeout(onceMore, 1500); }
});
addEventListener("focusout", () => setTimeout(() => { if (waiting && !typing(body) && !typing(tail)) show(waiting); }, 50));

function listen() {
  source?.close();
  source = new EventSource("/live?at=" + encodeURIComponent(at));
  source.onopen = linked;
  source.onmessage = (event) => { const page = JSON.parse(event.data); show(page); if (page.said || trouble) tell(trouble = page.said || ""); };
  source.addEventListener("out", () => location.reload());
  source.onerror = () => {
    lost();
    if (source.readyState === EventSource.CLOSED) setTimeout(again, 1500);
  };
}
// A server that came back knows nobody: the page is asked for anew, and what was typed is still there.
const again = () => fetch(at, { headers: { "X-Look": "1" } }).then(() => location.reload()).catch(() => setTimeout(again, 1500));
const onceMore = () => fetch("/healthz").then(() => { linked(); listen(); }).catch(() => setTimeout(onceMore, 1500));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible" && source?.readyState !== EventSource.OPEN) listen(); });
[body, form, tail].forEach((part) => { part.dataset.was = part.innerHTML; restore(part); });
listen();

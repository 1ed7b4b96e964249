// The desk's page: what is typed goes to the server, parts that come back take the place of those with the same id.
"use strict";

const token = document.querySelector("meta[name=desk-token]").content;
const typed = document.getElementById("typed");
const dialog = document.getElementById("missing");
const field = (id) => document.getElementById(id);
const RETRY = 1500;

// asking the server

async function post(address, values) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "x-desk": "1", "x-desk-token": token },
    body: new URLSearchParams(values),
    redirect: "manual",
  });
  if (answer.status === 401) location.assign("/sign-in");
  if (!answer.ok) throw new Error((await answer.text()) || "没办成，请再试一次。");
  place(await answer.text());
}

function place(html) {
  const parts = document.createElement("template");
  parts.innerHTML = html;
  for (const part of [...parts.content.children]) {
    // a live region is read aloud when its text changes, not when another takes its place
    if (part.getAttribute("role") === "status") field(part.id).textContent = part.textContent;
    else field(part.id)?.replaceWith(part);
  }
  if (field("note").textContent) fade();
  mark(chosen());
}

async function act(address, values) {
  try {
    await post(address, values);
    return true;
  } catch (problem) {
    tell(problem instanceof TypeError ? "连不上服务器，正在等它回来。" : problem.message);
    return false;
  }
}

// typing: one request under way at most, and the newest text after it

let asking = false;
let newest = null;

function busy(now) {
  asking = now;
  field("ask").setAttribute("aria-busy", String(now));
}

function state() {
  return { text: typed.value, kind: field("kind").value, unit: field("unit").value };
}

async function suggest() {
  newest = state();
  if (asking) return;
  busy(true);
  while (newest) {
    const wanted = newest;
    newest = null;
    if (!(await act("/suggest", wanted)) && !newest) {
      await new Promise((later) => setTimeout(later, RETRY));
      newest = null;
    }
  }
  busy(false);
}

// rows

const rows = () => [...document.querySelectorAll("#rows [role=option]")];
const chosen = () => rows().find((row) => row.ariaSelected === "true");

function mark(row) {
  for (const each of rows()) each.setAttribute("aria-selected", String(each === row));
  if (row) typed.setAttribute("aria-activedescendant", row.id);
  else typed.removeAttribute("aria-activedescendant");
  row?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function move(by) {
  const all = rows();
  if (all.length) mark(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
}

async function openRow(row) {
  if (row) await open(row.dataset.id, state());
}

async function open(id, found = {}) {
  if (await act("/open", { ...found, id })) shown();
}

function shown() {
  document.body.classList.add("opened");
  const sheet = field("sheet");
  if (sheet.getBoundingClientRect().bottom > innerHeight + 40) sheet.scrollIntoView({ block: "start" });
  sheet.scrollTop = 0;
  typed.focus({ preventScroll: true });
  if (matchMedia("(pointer: fine)").matches) typed.select(); // the next letter begins the next question
}

// copying: the clipboard's own way needs https or this machine; the old way works everywhere

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const held = document.createElement("textarea");
    held.value = text;
    document.body.append(held);
    held.select();
    document.execCommand("copy");
    held.remove();
  }
  tell(said);
  typed.focus({ preventScroll: true });
}

let fading;

function tell(said) {
  field("note").textContent = said;
  fade();
}

function fade() {
  clearTimeout(fading);
  fading = setTimeout(() => (field("note").textContent = ""), 4000);
}

// narrowing

function narrow(kind, unit, unitName = "") {
  field("kind").value = kind;
  field("unit").value = unit;
  for (const chip of document.querySelectorAll("[data-kind]")) {
    chip.setAttribute("aria-pressed", String(chip.dataset.kind === kind));
  }
  field("unit-chip").setAttribute("aria-pressed", String(Boolean(unit)));
  field("unit-chip").firstElementChild.textContent = unitName || "同单位";
  suggest();
}

// what the keys do

const deeds = {
  async open() {
    if (asking) await open("", state()); // the rows of what is typed are not here yet: the first of them
    else await openRow(chosen());
  },
  async ask() {
    if (typed.value.trim() && (await act("/ask", { text: typed.value }))) shown();
  },
  back() {
    if (typed.value) {
      typed.value = "";
      document.body.classList.remove("opened");
      suggest();
    } else if (field("kind").value || field("unit").value) narrow("", "");
  },
  async copy() {
    if (field("copy")) await copy(field("copy").textContent, "已复制，可以贴进短信或聊天。");
    else tell("先打开一条，再复制。");
  },
  async aloud() {
    if (field("aloud")) await copy(field("aloud").textContent, "已复制念给来电人的那一句。");
    else tell("先打开一条，再复制。");
  },
  why() {
    const why = field("why");
    if (!why) return tell("这一条不是打字找到的，没有理由可说。");
    why.hidden = !why.hidden;
    document.querySelector("#sheet [data-key=why]").setAttribute("aria-expanded", String(!why.hidden));
  },
  missing() {
    field("question").value = typed.value;
    dialog.showModal();
    field(typed.value ? "told" : "question").focus();
  },
  kind() {
    const kinds = [...document.querySelectorAll("[data-kind]")].map((chip) => chip.dataset.kind);
    const all = ["", ...kinds];
    narrow(all[(all.indexOf(field("kind").value) + 1) % all.length], field("unit").value);
  },
  unit() {
    const row = chosen();
    if (field("unit").value) narrow(field("kind").value, "");
    else if (row?.dataset.unit) narrow(field("kind").value, row.dataset.unit, row.dataset.unitName);
    else tell("选中的这一条没有办理单位。");
  },
  async summary() {
    await copy(field("summary").textContent, "已复制小结。");
  },
  async next() {
    typed.value = "";
    document.body.classList.remove("opened");
    field("kind").value = field("unit").value = "";
    if (await act("/next", {})) narrow("", "");
    typed.focus();
  },
  async recall(number) {
    const found = document.querySelectorAll("#thread [data-open]")[number - 1];
    if (found) await open(found.dataset.open);
  },
};

const LETTERS = {
  KeyC: "copy", KeyA: "aloud", KeyW: "why", KeyN: "missing", KeyK: "kind", KeyU: "unit", KeyS: "summary", KeyX: "next",
};

function deed(key) {
  if (key.isComposing || key.keyCode === 229 || dialog.open) return null;
  if (key.altKey && !key.ctrlKey && !key.metaKey) {
    if (/^Digit[1-9]$/.test(key.code)) return () => deeds.recall(Number(key.code.at(-1)));
    return deeds[LETTERS[key.code]];
  }
  if (key.key === "Escape") return deeds.back;
  if (document.activeElement !== typed) return null;
  if (key.key === "Enter") return key.ctrlKey || key.metaKey ? deeds.ask : deeds.open;
  if (key.key === "ArrowDown") return () => move(1);
  if (key.key === "ArrowUp") return () => move(-1);
  return null;
}

document.addEventListener("keydown", (key) => {
  const wanted = deed(key);
  if (!wanted) return;
  key.preventDefault();
  wanted();
});

typed.addEventListener("input", () => {
  document.body.classList.remove("opened");
  suggest();
});

field("ask").addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("click", (click) => {
  const on = (selector) => click.target.closest(selector);
  if (on("[data-close]")) return dialog.close();
  if (on("[data-key]")) return deeds[on("[data-key]").dataset.key]();
  if (on("[data-kind]")) {
    const kind = on("[data-kind]").dataset.kind;
    return narrow(kind === field("kind").value ? "" : kind, field("unit").value);
  }
  if (on("[data-open]")) return open(on("[data-open]").dataset.open);
  if (on("[data-press]")) return act("/press", { action: on("[data-press]").dataset.press }).then((done) => done && shown());
  if (on("#rows [role=option]")) {
    mark(on("[role=option]"));
    return openRow(chosen());
  }
  return undefined;
});

// what was not found

async function handOn() {
  if (!field("question").reportValidity()) return;
  if (!(await act("/missing", { question: field("question").value, told: field("told").value }))) return;
  field("told").value = "";
  dialog.close();
}

dialog.addEventListener("submit", (event) => {
  event.preventDefault();
  handOn();
});
dialog.addEventListener("keydown", (key) => {
  if (key.key === "Enter" && (key.ctrlKey || key.metaKey)) {
    key.preventDefault();
    handOn();
  }
});
dialog.addEventListener("close", () => typed.focus());

// letters typed anywhere go into the field

document.addEventListener("keydown", (key) => {
  const free = !dialog.open && !key.ctrlKey && !key.metaKey && !key.altKey && key.key.length === 1;
  if (free && key.key !== " " && !document.activeElement.matches("input, textarea, select")) typed.focus();
});

mark(chosen());
if (typed.value !== typed.defaultValue) suggest(); // typed while this file was still on its way
document.body.classList.add("scripted");
addEventListener("pageshow", () => typed.focus());

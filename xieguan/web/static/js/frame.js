// Convenience only: every page works without this file.
"use strict";

const all = (selector, from = document) => [...from.querySelectorAll(selector)];

// The phone menu is opened by its address (#nav). While it is open the keyboard stays inside, and Escape closes it.
const nav = document.getElementById("nav");
const opener = document.querySelector(".menubtn");
const isOpen = () => location.hash === "#nav" && opener && opener.offsetParent !== null;
const inside = () => all("a[href], button, input, summary", nav).filter((one) => one.offsetParent !== null);

addEventListener("hashchange", () => {
  if (nav && isOpen()) nav.querySelector(".navclose").focus();
  else if (location.hash === "#page" && opener) opener.focus();
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    all("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    if (nav && isOpen()) location.hash = "#page";
  }
  if (event.key !== "Tab" || !nav || !isOpen()) return;
  const stops = inside();
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement === leaving || !nav.contains(document.activeElement)) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
});

addEventListener("click", (event) => {
  all("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  const dismiss = event.target.closest("[data-dismiss]");
  if (dismiss) dismiss.closest(".toast").remove();
  const asking = event.target.closest("[data-dialog]");
  if (asking) {
    event.preventDefault();
    document.getElementById(asking.dataset.dialog).showModal();
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  if (event.target.closest("[data-print]")) print();
});

addEventListener("change", (event) => {
  const { target } = event;
  if (target.matches("[data-submit]")) target.form.requestSubmit();
  if (target.dataset.ticks) all(`input[name="${target.dataset.ticks}"]`, target.form).forEach((box) => (box.checked = target.checked));
});

// What takes a while says that it is at work, and is not sent twice. A page that is gone back to is ready again.
addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button || !button.dataset.busy || event.defaultPrevented) return;
  button.dataset.idle = button.textContent;
  button.lastChild.textContent = button.dataset.busy;
  button.setAttribute("aria-busy", "true");
  setTimeout(() => (button.disabled = true));
});

addEventListener("pageshow", () => {
  all("[data-idle]").forEach((button) => {
    button.lastChild.textContent = button.dataset.idle;
    button.disabled = false;
    button.removeAttribute("aria-busy");
  });
});

addEventListener("DOMContentLoaded", () => {
  all("[data-dismiss], [data-print]").forEach((button) => (button.hidden = false));
  all("[data-ticks]").forEach((box) => (box.closest("[hidden]").hidden = false));
  const wrong = document.getElementById("errors");
  if (wrong) wrong.focus();
});

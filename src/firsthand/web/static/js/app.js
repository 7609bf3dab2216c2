// What every page does with a script; without one it works all the same.

/** Say something to a screen reader without moving the focus. */
export function announce(words) {
  const live = document.getElementById("live");
  if (live) live.textContent = words;
}

// The links that choose language and colours keep what was typed into the address since the page was loaded.
for (const link of document.querySelectorAll("a[data-choice]")) {
  link.addEventListener("click", () => {
    const chosen = new URL(link.href);
    const address = new URL(window.location.href);
    for (const name of ["lang", "theme"]) {
      address.searchParams.delete(name);
      if (chosen.searchParams.has(name)) address.searchParams.set(name, chosen.searchParams.get(name));
    }
    link.href = address.href;
  });
}

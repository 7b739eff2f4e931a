// The page is whole without this: it finds queries and tables by a word, and lights what a table is tied to.
const wanted = document.getElementById("wanted");
if (wanted) {
  wanted.hidden = false;
  wanted.addEventListener("input", () => {
    const words = wanted.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (text) => words.every((word) => text.toLowerCase().includes(word));
    for (const article of document.querySelectorAll("article")) {
      const shown = fits(article.textContent);
      article.hidden = !shown;
      for (const link of document.querySelectorAll(`nav a[href="#${CSS.escape(article.id)}"]`)) {
        link.parentElement.hidden = !shown;
      }
    }
  });
}
const diagram = document.querySelector("svg.diagram");
if (diagram) {
  for (const card of diagram.querySelectorAll(".card")) {
    const lines = [...diagram.querySelectorAll(".line")].filter((line) =>
      line.dataset.ends.split(" ").includes(card.dataset.table));
    const light = (on) => {
      diagram.classList.toggle("choosing", on && lines.length > 0);
      lines.forEach((line) => line.classList.toggle("lit", on));
    };
    card.addEventListener("mouseenter", () => light(true));
    card.addEventListener("mouseleave", () => light(false));
  }
}

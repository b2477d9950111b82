// Shows the rows of a table that hold every word of the field above it.
for (const field of document.querySelectorAll("[data-search]")) {
  const rows = [...document.getElementById(field.dataset.search).tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/);
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
    });
  };
  field.addEventListener("input", show);
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  show();
}

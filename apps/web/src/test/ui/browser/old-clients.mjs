// A page written for the proof of concept: plain HTML, no framework, from another origin on this machine. It loads persons
// and connections from one origin, the person service, and shows them.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { locateAll, open, person, register, until } from "./browser.mjs";

const DAY = "2026-03-20";

const PAGE = (api, id) => `<!doctype html><meta charset="utf-8"><title>Old</title>
<ul id="persons"></ul><table id="connections"></table>
<script>
  fetch("${api}/api/persons").then(function (answer) { return answer.json(); }).then(function (persons) {
    persons.forEach(function (one) {
      var line = document.createElement("li");
      line.textContent = one.first_name + " " + one.last_name + " of " + one.company_name;
      document.getElementById("persons").appendChild(line);
    });
  });
  fetch("${api}/api/persons/${id}/connection?start_date=${DAY}&end_date=${DAY}&distance=5")
    .then(function (answer) { return answer.json(); })
    .then(function (connections) {
      connections.forEach(function (one) {
        var row = document.getElementById("connections").insertRow();
        row.insertCell().textContent = one.person.first_name;
        row.insertCell().textContent = one.location.latitude + " " + one.location.longitude;
        row.insertCell().textContent = new Date(one.location.creation_time).toDateString();
      });
    });
</script>`;

export default async function oldClients({ browser }) {
  const tara = await register("Tara", "Legacy");
  const ugo = await register("Ugo", "Legacy");
  const noon = Date.parse(`${DAY}T12:00:00Z`);
  await locateAll([
    [tara, 40.5, 4.5, noon],
    [ugo, 40.50001, 4.5, noon + 30_000],
  ]);
  const server = createServer((request, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.end(PAGE(person, tara));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await open(browser, "#/system");
    const old = `http://localhost:${server.address().port}/`;
    await until("the old page shows the connection", async () => {
      await page.goto(old);
      await page.getByText("Tara Legacy of Browser Tests").first().waitFor();
      await page.waitForLoadState("networkidle");
      return (await page.locator("tr").count()) === 1;
    });
    assert.equal(await page.locator("tr").innerText(), "Ugo\t40.50001 4.5\tFri Mar 20 2026");
  } finally {
    server.close();
  }
}

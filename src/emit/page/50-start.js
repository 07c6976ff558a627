// Addresses: "#matrix" and the other views; "#requirement/ID", "#country/NAME"; "#cell/ID/NAME" opens the panel over what is shown.

const views = [...document.querySelectorAll(".view")];
const links = [...document.querySelectorAll("nav a")];

function showView(id, focus) {
	for (const view of [...views, page]) view.classList.toggle("on", view.id === id);
	for (const link of links) {
		if (link.hash === `#${id}`) link.setAttribute("aria-current", "page");
		else link.removeAttribute("aria-current");
	}
	if (id === "matrix") measure();
	if (!focus) return;
	scrollTo(0, 0);
	document.getElementById(`h-${id}`)?.focus({ preventScroll: true });
}

function showUnknown() {
	page.replaceChildren(crumbs(), el("h2", { id: "h-page", tabindex: -1 }, S.PAGE_UNKNOWN_ADDRESS));
	showView("page", true);
}

function parts() {
	try {
		return location.hash.slice(1).split("/").map(decodeURIComponent);
	} catch {
		return ["?"];
	}
}

let started = false;
function route() {
	const [kind, a, b] = parts();
	const focus = started;
	started = true;
	if (kind === "main") return; // the skip link
	if (kind === "cell" && reqIndex.has(a) && placeIndex.has(b)) {
		if (!focus) showView("matrix", false);
		openPanel(reqIndex.get(a), placeIndex.get(b));
		return;
	}
	hidePanel();
	if (focus && location.hash === below) return; // back from a cell
	below = location.hash || "#matrix";
	if (kind === "requirement" && reqIndex.has(a)) {
		showRequirement(reqIndex.get(a));
		showView("page", focus);
	} else if (kind === "country" && placeIndex.has(a)) {
		showCountry(placeIndex.get(a));
		showView("page", focus);
	} else if (!kind || views.some((v) => v.id === kind)) {
		showView(kind || "matrix", focus && Boolean(kind));
	} else {
		showUnknown();
	}
}

// How much stands above the matrix, so that it fills the rest of the window and its head stays in sight.
function measure() {
	const frame = table.parentElement;
	if (frame.offsetParent) document.documentElement.style.setProperty("--above", `${frame.getBoundingClientRect().top + scrollY + 16}px`);
}

function start() {
	document.getElementById("main").append(page);
	document.body.append(panel);
	startMatrix();
	addEventListener("hashchange", route);
	addEventListener("resize", measure);
	addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("#panel details.law, .view.on > details")) d.open = true; });
	addEventListener("keydown", (event) => { if (event.key === "Escape" && !panel.hidden) closePanel(); });
	document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); document.getElementById("main").focus(); });
	route();
}

start();

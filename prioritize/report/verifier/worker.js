/* The same code in a thread of its own, so that the page can always be stopped. */

const MOST_BYTES = 200 * 1024 * 1024;
const MOST_FILES = 10000;

/* What was chosen: an archive as one File, or a folder as pairs of path and File. */
async function checkChosen({ archive, folder, kept }) {
  const chosen = archive ? [archive] : folder.map((each) => each[1]);
  const size = chosen.reduce((sum, each) => sum + each.size, 0);
  if (size > MOST_BYTES || chosen.length > MOST_FILES) return refused("too-large");
  const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
  const note = kept ? await bytesOf(kept) : null;
  if (archive) return coded(checkArchive(await bytesOf(archive), note));
  const files = new Map();
  for (const [path, file] of folder) files.set(path, await bytesOf(file));
  return coded(checkBundle(files, note));
}

/* The code takes as long as the rest together, on purpose. */
function coded(report) {
  const { root } = report.facts;
  if (root) report.facts.code = flipChartCode(root);
  return report;
}

if (typeof WorkerGlobalScope !== "undefined") {
  self.onmessage = async ({ data }) => {
    try {
      self.postMessage(await checkChosen(data));
    } catch {
      self.postMessage(refused("unreadable"));
    }
  };
  self.postMessage("ready");
}

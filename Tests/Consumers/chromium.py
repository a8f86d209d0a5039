"""Chromium loads the exported module, and gathers a relay candidate over UDP, TCP and TLS."""

import http.server
import json
import os
import sys
import threading

from world import ALL, Failed, HERE

PROTOCOLS = {"udp", "tcp", "tls"}


def check(world):
    module = world.export("ice.mjs", ALL, "--format", "js")
    home = world.folder / "chromium"
    database = home / ".pki/nssdb"
    database.mkdir(parents=True)
    world.run("certutil", "-d", f"sql:{database}", "-N", "--empty-password")
    world.run("certutil", "-d", f"sql:{database}", "-A", "-t", "C,,", "-n", "consumers",
              "-i", world.ca)
    result = world.folder / "chromium.json"
    server = world.start(sys.executable, HERE / "chromium.py", module, result, log="page.log")
    world.wait("the page is served", lambda: "serving" in world.log("page.log"))
    browser = world.start(
        "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--no-first-run", "--disable-background-networking", f"--user-data-dir={home}/profile",
        "http://127.0.0.1:8000/", log="chromium.log", env={**os.environ, "HOME": str(home)})
    try:
        world.wait("Chromium answers", result.exists, within=60)
    finally:
        world.end(browser)
        world.end(server)
    gathered = json.loads(result.read_text())
    for line in gathered["lines"]:
        print(f"  {line}")
    missing = PROTOCOLS - set(gathered["protocols"])
    if missing:
        raise Failed(f"no relay candidate over {', '.join(sorted(missing))}")


def serve(module, result):
    """Serves the page and the module, and keeps what the page posts."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            path = {"/": HERE / "chromium.html", "/ice.mjs": module}.get(self.path)
            self.send_response(200 if path else 404)
            kind = "text/javascript" if self.path.endswith(".mjs") else "text/html"
            self.send_header("Content-Type", kind)
            self.end_headers()
            if path:
                with open(path, "rb") as file:
                    self.wfile.write(file.read())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(204)
            self.end_headers()
            with open(f"{result}.part", "wb") as file:
                file.write(body)
            os.rename(f"{result}.part", result)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 8000), Handler)
    threading.Timer(0, lambda: print("serving", flush=True)).start()
    server.serve_forever()


if __name__ == "__main__":
    serve(sys.argv[1], sys.argv[2])

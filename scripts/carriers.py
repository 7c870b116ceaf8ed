"""Bad input of check-inputs that comes packed: archives, feeds, mail, tables; and what `sayso fetch`
does with a bad server, one of this machine's own."""
import gzip
import http.server
import json
import random
import struct
import threading
import time
import zipfile
import zlib

TEXT = "Harbour pilots went on strike on Monday, the port authority said. It has 40 pilots."
PAGE = (f"<html><head><title>Strike</title></head><body><article><h1>Strike</h1><p>{TEXT}</p>"
        f"<p>{TEXT[::1].replace('Monday', 'Tuesday')}</p></article></body></html>").encode()


def packed(folder, sayso, check):
    for name, (content, wanted) in cases().items():
        path = folder / name
        path.write_bytes(content)
        started = time.monotonic()
        code, out, err, _ = sayso("extract", path, seconds=120)
        seconds = time.monotonic() - started
        lines = [line for line in err.splitlines() if line.strip()]
        check(f"packed: {name}", code in wanted and seconds < 60 and len(lines) <= 25
              and (code != 2 or name in err), f"exit {code} after {seconds:.0f} s, {err[:400]!r}")
        path.unlink()
    cut_and_bent(folder, sayso, check)


def cases():
    blanks = b" " * (300 << 20)
    bomb = gzip.compress(blanks, 9)
    items = "".join(f"<item><title>Strike {n}, the port said</title></item>" for n in range(100_000))
    mail = b"From: a@b.example\nMIME-Version: 1.0\nSubject: s\n"
    nested = b"Content-Type: text/plain\n\n" + TEXT.encode()
    for n in range(2000):
        nested = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) + nested
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    long = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {10 ** 15}\r\n\r\nHTTP/1.1 200 OK"
    return {
        "bomb.gz": (bomb, (2,)), "bomb-in-bomb.gz": (gzip.compress(bomb), (2,)),
        "bomb.zip": (zipped({"a.txt": blanks}), (2,)),
        "bomb.warc.gz": (gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + blanks), (2,)),
        "overlap.zip": (overlapping(), (0, 2)),
        "long.warc": (long.encode(), (2,)),
        "negative.warc": (long.replace("10", "-1").encode(), (2,)),
        "laughs.xml": (f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}'
                       f"]><rss><channel><item><title>&a12;</title></item></channel></rss>".encode(),
                       (0,)),
        "outside.xml": (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">'
                        b"]><rss><channel><item><title>&x; so</title></item></channel></rss>", (0,)),
        "items.xml": (f"<rss><channel>{items}</channel></rss>".encode(), (0,)),
        "open.xml": (b"<rss><channel><item><title>" + b"<b>" * 300_000, (0, 2)),
        "tag.xml": (b"<rss><channel><item x='" + b"y" * 3_000_000, (0, 2)),
        "nested.eml": (mail + nested, (2,)),
        "parts.eml": (mail + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 200_000,
                      (0, 2)),
        "header.eml": (mail + b"X: " + b"y" * 5_000_000 + b"\n\n" + TEXT.encode(), (0, 2)),
        "from.mbox": (b"From a\nSubject: s\nFrom: b\n\n" + b"\nFrom a\n" * 100_000, (0, 2)),
        "quote.csv": (b'title,text\n"' + b"a,b\n" * 2_000_000, (0, 2)),
        "deep.json": (b'{"a":' * 1_000_000, (2,)),
        "noise.pdf": (b"%PDF-1.7\n" + random.Random(3).randbytes(300_000), (2,)),
    }


def zipped(members):
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def overlapping():
    """A directory of 2,000 entries that all point to the same packed 10 MB."""
    data = b" " * 10_000_000
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = body.compress(data) + body.flush()
    sizes = struct.pack("<III", zlib.crc32(data), len(body), len(data))
    local = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", 5, 0)
    out = local + b"a.txt" + body
    start = len(out)
    for number in range(2000):
        name = b"%04d.txt" % number
        out += b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
        out += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    size = len(out) - start
    return out + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 2000, 2000, size, start, 0)


def cut_and_bent(folder, sayso, check):
    """Good archives with bytes missing or changed: whatever is found, no crash."""
    records = b""
    for number in range(5):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
        records += gzip.compress(
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
            f"Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n")
    whole = {"a.warc.gz": records, "a.zip": zipped({f"{n}.html": PAGE for n in range(5)})}
    for name, content in whole.items():
        worst = 0
        for seed in range(40):
            dice = random.Random(seed)
            bent = bytearray(content[:dice.randrange(20, len(content))] if seed % 2 else content)
            for _ in range(seed % 5):
                bent[dice.randrange(len(bent))] = dice.randrange(256)
            path = folder / name
            path.write_bytes(bytes(bent))
            code, _, err, _ = sayso("extract", path)
            worst = code if code not in (0, 2) else worst
        check(f"packed: {name}, cut and bent", worst == 0, f"exit {worst}")


class Server(http.server.BaseHTTPRequestHandler):
    """Answers as bad servers do, by path."""
    asked = []

    def do_GET(self):
        Server.asked.append(self.path)
        if self.path == "/robots.txt":
            return self.answer(200, b"User-agent: *\nDisallow: /secret", "text/plain")
        if self.path == "/feed.xml":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.answer(304, b"")
            base = f"http://127.0.0.1:{self.server.server_port}"
            feed = (f"<rss><channel><title>Port Post</title><item><title>Strike</title><link>{base}/page"
                    f"</link></item><item><title>No</title><link>{base}/secret/1</link></item>"
                    f"</channel></rss>")
            return self.answer(200, feed.encode(), "application/rss+xml", ETag='"v1"')
        places = {"/loop": "/loop", "/moved": "/page", "/inside": "http://169.254.169.254/latest",
                  "/file": "file:///etc/passwd"}
        if self.path in places:
            return self.answer(302, b"", Location=places[self.path])
        if self.path == "/slow":
            time.sleep(5)
        if self.path == "/large":
            return self.answer(200, b"x" * 3_000_000)
        if self.path == "/gone":
            return self.answer(404, b"gone")
        if self.path == "/zip":
            return self.answer(200, gzip.compress(PAGE), **{"Content-Encoding": "gzip"})
        return self.answer(200, PAGE)

    def answer(self, status, body, kind="text/html; charset=utf-8", **fields):
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in fields.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass

    def log_message(self, *_):
        pass


def fetching(folder, sayso, check):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    archive = folder / "got.warc.gz"
    test = ("--allow-loopback", "--pace", "0.01", "--timeout", "2", "--largest", "1000000")

    code, out, err, _ = sayso("fetch", f"{base}/page", "--to", archive)
    check("fetch: this machine is never fetched from",
          code == 2 and "private" in err and not Server.asked, f"exit {code}, {err!r}")
    for path, word in (("/secret/1", "robots.txt"), ("/loop", "without end"), ("/inside", "private"),
                       ("/file", "no address"), ("/slow", "in time"), ("/large", "more than"),
                       ("/gone", "404")):
        code, out, err, seconds = sayso("fetch", base + path, "--to", archive, *test)
        check(f"fetch: {path}", code == 2 and word in err and seconds < 10, f"exit {code}, {err!r}")
    for words in (["ftp://a.example/"], ["file:///etc/passwd"], ["no address"]):
        code, out, err, _ = sayso("fetch", *words, "--to", archive, *test)
        check(f"fetch: {words[0]}", code == 2 and len(err.splitlines()) == 1, f"exit {code}, {err!r}")
    archive.unlink(missing_ok=True)
    code, out, err, _ = sayso("fetch", f"{base}/moved", f"{base}/zip", "--to", archive, *test)
    found = [json.loads(line) for line in out.splitlines()]
    check("fetch: redirects are kept, one object a capture",
          code == 0 and [f["status"] for f in found] == [302, 200, 200], f"exit {code}, {out} {err}")
    code, out, err, _ = sayso("read", archive)
    urls = [json.loads(line)["url"] for line in out.splitlines()]
    check("fetch: what was fetched is read", code == 0 and urls == [f"{base}/page", f"{base}/zip"],
          f"exit {code}, {urls} {err}")
    feeds(folder, sayso, check, base, test)
    server.shutdown()


def feeds(folder, sayso, check, base, test):
    desk = folder / "desk"
    code, _, err, _ = sayso("feeds", "add", f"{base}/feed.xml", "--folder", desk)
    check("feeds: add", code == 0, err)
    code, _, err, _ = sayso("feeds", "poll", "--folder", desk, *test)
    check("feeds: a poll fetches the pages that may be", code == 2 and "robots.txt" in err
          and (desk / "captures.warc.gz").exists(), f"exit {code}, {err}")
    before = len(Server.asked)
    code, out, err, _ = sayso("feeds", "poll", "--folder", desk, *test)
    check("feeds: a feed that has not changed is not read again",
          code == 0 and Server.asked[before:] == ["/robots.txt", "/feed.xml"],
          f"exit {code}, {Server.asked[before:]} {err}")
    code, out, err, _ = sayso("read", desk)
    check("feeds: pages, and items whose page was not fetched",
          code == 0 and out.count("\n") == 2, f"exit {code}, {out[:300]} {err}")
    code, out, _, _ = sayso("feeds", "export", "--folder", desk)
    opml = folder / "list.opml"
    opml.write_text(out)
    code, _, err, _ = sayso("feeds", "import", opml, "--folder", folder / "other")
    code, out, _, _ = sayso("feeds", "list", "--folder", folder / "other")
    check("feeds: lists go out and in", code == 0 and "Port Post" in out and base in out, out + err)

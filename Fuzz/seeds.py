#!/usr/bin/env python3
"""Writes inputs to start the fuzzer from, about an invented event: seeds.py TARGET FOLDER."""
import gzip
import io
import pathlib
import sys
import tarfile
import zipfile

TEXT = "The harbour board said on Monday that the ferry had struck the mole."
PAGE = f"<html><head><title>Ferry</title></head><body><article><p>{TEXT}</p></article></body></html>"
MAIL = (
    "From: =?utf-8?Q?Caf=C3=A9?= <a@b.example>\nSubject: =?iso-8859-1?B?RmVycnk=?=\n"
    "Date: Tue, 4 Mar 2031 08:59:00 +0100\nMessage-ID: <1>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/alternative; boundary=\"x\"\n\n--x\nContent-Type: text/plain; "
    f"charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n{TEXT}=3D=\n\n--x\n"
    f"Content-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: base64\n\n"
    "PHA+VGhlIGJvYXJkIHNhaWQ8L3A+\n--x\nContent-Type: message/rfc822\n\nFrom: c@d\n"
    f"Message-ID: <2>\nSubject: s\n\n{TEXT}\n--x--\n")


def record(kind, block, *more):
    head = ["WARC/1.1", f"WARC-Type: {kind}", "WARC-Target-URI: https://a.example/1",
            "WARC-Date: 2031-03-04T08:00:00Z", *more, f"Content-Length: {len(block)}", "", ""]
    return "\r\n".join(head).encode() + block + b"\r\n\r\n"


def response(body, *headers):
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]).encode() + body


def warcs():
    plain = record("response", response(PAGE.encode()), "Content-Type: application/http")
    chunks = b"5\r\n<p>Th\r\n1a\r\ne board said so. </p>     \r\n0\r\n\r\n"
    packed = record("response", response(gzip.compress(PAGE.encode()), "Content-Encoding: gzip"))
    chunked = record("response", response(chunks, "Transfer-Encoding: chunked"))
    revisit = record("revisit", b"", "WARC-Payload-Digest: sha1:A")
    return [plain, packed + chunked, plain + revisit, gzip.compress(plain) + gzip.compress(revisit)]


def zips():
    for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", packing) as archive:
            archive.writestr("a/b.txt", TEXT)
            archive.writestr("c.html", PAGE)
        yield out.getvalue()


def tars():
    for form in (tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=form) as archive:
            name = "b.txt" if form == tarfile.USTAR_FORMAT else "a" * 120 + "/ü.txt"
            info = tarfile.TarInfo(name)
            info.size = len(TEXT)
            archive.addfile(info, io.BytesIO(TEXT.encode()))
        yield out.getvalue()


RSS = (
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><title>T'
    f"</title><item><title>Ferry &amp; mole</title><link>https://a.example/1</link><guid>1</guid>"
    f"<description><![CDATA[<p>{TEXT}</p>]]></description><source url='https://b.example/'>B</source>"
    "<pubDate>Tue, 04 Mar 2031 08:00:00 GMT</pubDate></item></channel></rss>")
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">F&lt;b&gt;'
    '</title><link href="https://a.example/"/><author><name>U</name></author><source><title>S</title>'
    f'</source><content type="xhtml"><div><p>{TEXT}</p></div></content></entry></feed>')
MAP = ("<urlset><url><loc>https://a.example/1</loc><news:news><news:title>Ferry</news:title>"
       "</news:news></url></urlset>")
SEEDS = {
    "warc": warcs, "zip": zips, "tar": tars,
    "xml": lambda: [s.encode() for s in (RSS, ATOM, MAP)],
    "eml": lambda: [MAIL.encode()],
    "mbox": lambda: [f"From a\n{MAIL}\nFrom b\n{MAIL}".encode()],
    "json": lambda: [b'{"articles":[{"source":{"name":"S"},"title":"Ferry","content":"Said so.",'
                     b'"publishedAt":"2031-03-04T08:00:00Z"}]}',
                     b'{"id":"a","text":"It is, \\u00e9 said."}\n{"html":"<p>x</p>"}\n'],
    "csv": lambda: [b'title,text,date\n"a ""b""","x\ny",2031-03-04\n', b"title\ttext\na\tb\n"],
    "md": lambda: [b"---\ntitle: a\n---\n# b\n\n[c](d) **e** `f` _g_ &amp;\n\n- h\n1. i\n> j\n"],
}

if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[2])
    for number, seed in enumerate(SEEDS[sys.argv[1]]()):
        (folder / f"seed-{number}").write_bytes(seed)

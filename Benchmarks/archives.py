"""What reading a web archive costs: MB of compressed archive per minute of CPU, on a made one.

usage: archives.py BINARY [MEGABYTES]
"""
import gzip
import pathlib
import random
import resource
import subprocess
import sys
import tempfile

SYLLABLES = "bel dor fen gal hau kir lom mar nes pol rin sul tor ved wes yar".split()
PARTS = 40


def words(dice, count):
    return " ".join(
        "".join(dice.choices(SYLLABLES, k=dice.choice((1, 2, 2, 3)))) for _ in range(count))


def page(dice, number):
    """A page of about 90 kB with a menu, scripts, an article of forty paragraphs and a footer."""
    menu = "".join(f'<li class="item-{n}"><a href="/{words(dice, 1)}/{n}">{words(dice, 2)}</a></li>'
                   for n in range(120))
    script = "".join(f'var v{n}={{"{words(dice, 1)}":{dice.random()}}};' for n in range(600))
    text = "".join(f"<p>The board of {words(dice, 1).title()} said on Monday that {words(dice, 60)}.</p>"
                   for _ in range(PARTS))
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Report {number}: "
            f"{words(dice, 5)}</title><script>{script}</script></head><body><nav><ul>{menu}</ul></nav>"
            f"<article><h1>Report {number}: {words(dice, 5)}</h1><time datetime=2031-03-04>4 March 2031"
            f"</time>{text}</article><footer><ul>{menu}</ul></footer></body></html>").encode()


def make(path, megabytes):
    """An archive of so many MB, a gzip member a record, as crawlers write them."""
    dice = random.Random(1)
    pages = [page(dice, number) for number in range(64)]
    number = 0
    with path.open("wb") as file:
        while file.tell() < megabytes * 1_000_000:
            block = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                     + pages[number % len(pages)])
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/{number}\r\n"
                    f"WARC-Date: 2031-03-04T08:00:00Z\r\nContent-Length: {len(block)}\r\n\r\n")
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", 6))
            number += 1
    return number


def report(binary, megabytes=20):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "made.warc.gz"
        count = make(path, megabytes)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([binary, "extract", str(path)], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        size = path.stat().st_size / 1e6
    print(f"web archive of {size:.0f} MB, {count:,} pages: {size / seconds * 60:,.0f} MB of archive per "
          f"CPU minute, {count / seconds:,.0f} pages per CPU second, "
          f"peak memory of a child so far {after.ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    report(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 20)

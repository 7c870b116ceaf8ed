#!/usr/bin/env python3
"""The page parser against html5lib's tests: html_tests.py SAYSO TESTS [-v]

Prints a line a measure: name, tab, share of cases. Cases the tests mark as fragments, and those that
need a script to run, are left out. Text that is not Unicode (lone surrogates) cannot be fed as bytes
and is left out too. Standard library only."""
import json
import pathlib
import re
import subprocess
import sys


def ask(binary, lines):
    """The answers of `sayso html` to tasks, as bytes."""
    run = subprocess.run(
        [binary, "html"], input="\n".join(lines) + "\n", capture_output=True, text=True)
    answers = [bytes.fromhex(line) for line in run.stdout.split("\n")[:-1]]
    if len(answers) != len(lines):
        sys.exit(f"html_tests: {len(answers)} answers to {len(lines)} tasks\n{run.stderr[-500:]}")
    return answers


def tree_cases(folder):
    for file in sorted(folder.glob("*.dat")):
        text = file.read_bytes().decode("utf-8", "surrogatepass")
        for part in re.split(r"(?:^|\n)#data\n", text)[1:]:
            data, rest = re.match(r"(.*?)\n?#errors(.*)", part, re.S).groups()
            head, _, document = rest.partition("\n#document\n")
            if "#document-fragment" in head:
                continue
            modes = ["tree", "tree-scripting"]
            if "#script-off" in head:
                modes = modes[:1]
            if "#script-on" in head:
                modes = modes[1:]
            yield file.name, data, modes, document.rstrip("\n")


def words(tree):
    """The text of a printed tree without white space."""
    return "".join("".join(re.findall(r'^\| +"(.*?)"$', tree, re.M | re.S)).split())


def trees(binary, folder, is_told):
    cases = list(tree_cases(folder))
    tasks = [f"{mode}\t{data.encode('utf-8', 'surrogatepass').hex()}"
             for _, data, modes, _ in cases for mode in modes]
    answers = iter(ask(binary, tasks))
    exact = same = 0
    for name, data, modes, wanted in cases:
        got = [next(answers).decode("utf-8", "replace").rstrip("\n") for _ in modes]
        exact += all(tree == wanted for tree in got)
        same += all(words(tree) == words(wanted) for tree in got)
        if is_told and any(tree != wanted for tree in got):
            print(f"tree {name}: {data!r}\n{wanted}\n--- got\n{got[0]}", file=sys.stderr)
    print(f"html-trees-exact\t{exact / len(cases):.4f}")
    print(f"html-trees-same-text\t{same / len(cases):.4f}")
    print(f"html trees: {exact} of {len(cases)} exact, {same} with the same text", file=sys.stderr)


def unescaped(value, is_double):
    if not is_double:
        return value
    if isinstance(value, list):
        return [unescaped(part, True) for part in value]
    if isinstance(value, dict):
        return {unescaped(k, True): unescaped(v, True) for k, v in value.items()}
    if not isinstance(value, str):
        return value
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), value)


def is_unicode(value):
    return not re.search("[\ud800-\udfff]", json.dumps(value, ensure_ascii=False))


def paired(value):
    """Text whose surrogate pairs are characters."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-16", "surrogatepass")
                      .decode("utf-16", "surrogatepass"))


def token_cases(folder):
    for file in sorted(folder.glob("*.test")):
        for test in json.loads(file.read_text("utf-8")).get("tests", []):
            is_double = test.get("doubleEscaped", False)
            text = paired(unescaped(test["input"], is_double))
            wanted = paired(unescaped(test["output"], is_double))
            if not is_unicode(text) or not is_unicode(wanted):
                continue
            for state in test.get("initialStates", ["Data state"]):
                yield test["description"], text, state, test.get("lastStartTag", ""), wanted


def tokens(line_bytes):
    """The answer to a task as the tests write tokens."""
    found = []
    for line in line_bytes.decode().split("\n")[:-1]:
        kind, *parts = line.split("\t")
        values = [bytes.fromhex(part).decode("utf-8", "replace") for part in parts]
        if kind == "text":
            found.append(["Character", values[0]])
        elif kind == "comment":
            found.append(["Comment", values[0]])
        elif kind == "end":
            found.append(["EndTag", values[0]])
        elif kind == "start":
            attributes = dict(zip(values[2::2], values[3::2]))
            found.append(["StartTag", values[0], attributes] + ([True] if values[1] else []))
        else:
            name, public, system = [value[1:] if value else None for value in values[:3]]
            found.append(["DOCTYPE", name, public, system, bool(values[3])])
    return found


def joined(wanted):
    """The tests' tokens with runs of characters joined."""
    out = []
    for token in wanted:
        if token[0] == "Character" and out and out[-1][0] == "Character":
            out[-1] = ["Character", out[-1][1] + token[1]]
        else:
            out.append(token)
    return out


def tokenizer(binary, folder, is_told):
    cases = list(token_cases(folder))
    answers = ask(binary, [f"tokens\t{text.encode().hex()}\t{state}\t{tag}"
                           for _, text, state, tag, _ in cases])
    right = 0
    for (name, text, state, _, wanted), answer in zip(cases, answers):
        got = tokens(answer)
        if got == joined(wanted):
            right += 1
        elif is_told:
            print(f"tokens {name} ({state}): {text!r}\n{joined(wanted)}\n{got}", file=sys.stderr)
    print(f"html-tokens-exact\t{right / len(cases):.4f}")
    print(f"html tokens: {right} of {len(cases)} exact", file=sys.stderr)


def encodings(binary, folder, is_told):
    cases = []
    for file in sorted(folder.glob("*.dat")):
        for part in re.split(rb"(?:^|\n)#data\n", file.read_bytes())[1:]:
            data, _, label = part.partition(b"\n#encoding\n")
            cases.append((file.name, data, label.strip().split(b"\n")[0].decode().lower()))
    answers = ask(binary, ["encoding\t" + data.hex() for _, data, _ in cases])
    right = 0
    for (name, data, wanted), answer in zip(cases, answers):
        right += answer.decode() == wanted
        if is_told and answer.decode() != wanted:
            print(f"encoding {name}: {data!r} {wanted} {answer.decode()}", file=sys.stderr)
    print(f"html-encodings-exact\t{right / len(cases):.4f}")
    print(f"html encodings: {right} of {len(cases)} exact", file=sys.stderr)


def main():
    binary, tests = sys.argv[1], pathlib.Path(sys.argv[2])
    is_told = "-v" in sys.argv
    trees(binary, tests / "tree-construction", is_told)
    tokenizer(binary, tests / "tokenizer", is_told)
    encodings(binary, tests / "encoding", is_told)


main()

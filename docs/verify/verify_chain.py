"""Recomputes the hashes of sealed rounds: python3 verify_chain.py record-1.json record-2.json …  (Python 3, nothing else)."""
import hashlib, json, sys

class Number(str): pass  # kept as written: records are served in RFC 8785 form, and other languages write 1e-7 differently

def canonical(value):  # RFC 8785: keys in UTF-16 order, no spaces, shortest escapes
    if isinstance(value, Number): return str(value)
    if isinstance(value, list): return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    return json.dumps(value, ensure_ascii=False)

previous = None
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file: record = json.load(file, parse_int=Number, parse_float=Number)
    told = record.pop("sha256")
    right = hashlib.sha256(canonical(record).encode("utf-8")).hexdigest() == told and record["previousSha256"] == previous
    print(record["number"], told, "right" if right else "WRONG")
    if not right: sys.exit(1)
    previous = told

"""List the licence of every installed library. Run by `make licences`."""

from __future__ import annotations

from importlib.metadata import Distribution, distributions

OWN = "citewell"
UNKNOWN = "not stated"
LONGEST = 80
"""Characters of a licence's name; some libraries put the whole text there."""


def main() -> None:
    found = {each.name: each for each in distributions() if each.name != OWN}
    for name in sorted(found, key=str.lower):
        print(f"{name:28}{found[name].version:16}{licence(found[name])}")


def licence(distribution: Distribution) -> str:
    """Return the licence by the expression, the field or the classifiers of a library's metadata, in this order."""
    metadata = distribution.metadata
    stated = [*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ())]
    expression = stated[0].strip() if stated else ""
    if expression not in ("", "UNKNOWN") and len(expression) <= LONGEST and "\n" not in expression:
        return expression
    classifiers = [each for each in metadata.get_all("Classifier") or () if each.startswith("License ::")]
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.count(" :: ") > 1]
    return " and ".join(named) or _in_file(distribution)


def _in_file(distribution: Distribution) -> str:
    """Return the first line of the licence's text, for a library whose metadata does not name it."""
    for file in distribution.files or ():
        if "licen" in file.name.lower() or "copying" in file.name.lower():
            text = file.read_text().strip()
            return text.splitlines()[0].strip()[:LONGEST] if text else UNKNOWN
    return UNKNOWN


if __name__ == "__main__":
    main()

"""Writes a Reading in one short line, so that a table of phrases can be read and edited by hand."""

from __future__ import annotations

from cntrack.wording import Change, Kind, Reading


def compact(reading: Reading) -> str:
    """Write the parts of a reading, or the one reading, or the reason of a refusal."""
    return " ; ".join(_one(part) for part in reading.parts or (reading,))


def _one(reading: Reading) -> str:
    """Write one reading."""
    if reading.kind is None:
        return reading.reason or "?"
    pieces = (
        reading.kind.value,
        _number(reading),
        reading.unit,
        reading.change and {Change.INCREASE: "+", Change.DECREASE: "-"}[reading.change],
        reading.approx_side and reading.approx_side.value,
        reading.relation and f"{reading.relation.value} vs {reading.reference}",
        reading.basis and reading.basis.value,
        reading.fraction and f"share {reading.fraction}",
        reading.ambiguous and "ambiguous",
    )
    return " ".join(piece for piece in pieces if piece)


def _number(reading: Reading) -> str | None:
    """Write the number or the two ends of a range."""
    if reading.kind is Kind.RANGE:
        return f"{reading.low} to {reading.high}"
    number = next((n for n in (reading.value, reading.low, reading.high) if n is not None), None)
    return None if number is None else str(number)

"""What pydantic finds wrong with the shape of a file, said for people and with positions."""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from rapidfuzz import fuzz, process

from paper_atlas.problem import Problem, shown
from paper_atlas.source import KeyPath, Source
from paper_atlas.textfile import Position

Model = TypeVar("Model", bound=BaseModel)
Item = TypeVar("Item")
Several = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in YAML, a tuple in memory."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ID_FORM = "use lower-case letters, digits and single hyphens"
Identifier = Annotated[
    str, Field(pattern=ID_PATTERN, max_length=80, json_schema_extra={"patternErrorMessage": _ID_FORM})
]
"""Lower-case letters and digits, joined by single hyphens; stands in addresses."""

_NEAR = 70
_LONGEST_ADVICE = 80
_RANGE = r"(?<=\d) *[-–] *(?=\d)"
_KINDS = {
    str: "text",
    bool: "true or false",
    list: "a list",
    dict: "a group of fields",
    Decimal: "a decimal number",
    float: "no finite number",
}
_REMEDIES = {
    "text": "write one text",
    "a number": "write digits only, without unit or comma, such as 2.5",
    "a whole number": "write digits only, such as 8",
    "a list": "write it as a list: [one, another]",
    "a group of fields": "write 'name: value', one field a line",
}
_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "decimal_type": "a number",
    "is_instance_of": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a group of fields",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
}


class Shape(BaseModel):
    """Base of all that is written in YAML: immutable, no unknown fields, no silent conversions."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


def refused(rule: str, what: str, *, meant: str | None = None, fix: str | None = None) -> PydanticCustomError:
    """A rule of one field, for validators to raise: `what` becomes the message as it stands."""
    return PydanticCustomError("atlas", "{what}", {"what": what, "meant": meant, "fix": fix, "rule": rule})


def nearest(
    written: str, known: Iterable[str], limit: int = 3, scorer: Callable[..., float] = fuzz.WRatio
) -> list[str]:
    """Known spellings close to a written one, best first; empty where nothing is close."""
    matches = process.extract(
        written[:_LONGEST_ADVICE].casefold(),
        {name: name.casefold() for name in known},
        scorer=scorer,
        limit=limit,
        score_cutoff=_NEAR,
    )
    return [name for _, _, name in matches]


def folded(word: str) -> str:
    """A word of ours without what writers vary: case, spaces, hyphens, underscores."""
    return re.sub(r"[\s_-]", "", word.casefold())


def misspelt(fields: Iterable[str], known: Collection[str]) -> set[str]:
    """Those of the known fields that unknown ones were probably meant to be."""
    return {name for field in fields if field not in known for name in nearest(field, known, limit=1)}


def parse(
    model: type[Model], source: Source, data: object, at: KeyPath = ()
) -> tuple[Model | None, list[Problem]]:
    """Validate data found at a path of a source.

    Returns:
        The model, or None where its shape is wrong, and all problems of its shape.
    """
    made, problems = None, []
    try:
        made = model.model_validate(data)
    except ValidationError as error:
        found = _causes(model, error.errors(include_url=False))
        problems = [_problem(model, source, at, detail) for detail in found]
    problems += _empty(source, at, data, {Position(one.line, one.column) for one in problems})
    return None if problems else made, problems


def _causes(model: type[BaseModel], details: list[ErrorDetails]) -> list[ErrorDetails]:
    """What was found, less what only follows from something else that was found."""
    meant = {
        (*detail["loc"][:-1], name)
        for detail in details
        if detail["type"] == "extra_forbidden"
        for name in misspelt([str(detail["loc"][-1])], _fields_at(model, detail["loc"][:-1]))
    }
    return [
        detail
        for detail in details
        if not (detail["type"] == "missing" and detail["loc"] in meant)
        # Only the sound items of a list are counted.
        and not (detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"])
    ]


def _empty(source: Source, at: KeyPath, data: object, known: Collection[Position]) -> list[Problem]:
    """Fields and items without a value, which would otherwise count as left out."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [one for key, value in inside for one in _empty(source, (*at, key), value, known)]
    if data is None and source.key_at(at) not in known:
        found.append(_without_value(source, at))
    return found


def _without_value(source: Source, path: KeyPath) -> Problem:
    what = f"{_name(path)} has no value"
    return source.problem(path, "type", what, fix="fill it in, or remove the line", at_key=True)


def _problem(model: type[BaseModel], source: Source, at: KeyPath, detail: ErrorDetails) -> Problem:
    path = _path_in(source, at, detail["loc"])
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    kind = detail["type"]
    if kind == "atlas":
        context = detail["ctx"]
        return source.problem(
            path, context["rule"], context["what"], meant=context["meant"], fix=context["fix"]
        )
    if kind == "missing":
        return _missing(model, source, path[:-1] if path[-1:] == (name,) else path, detail)
    if kind == "extra_forbidden":
        known = _fields_at(model, detail["loc"][:-1])
        meant = next(iter(nearest(name, known)), None)
        fix = None if meant else "known here: " + ", ".join(known)
        return source.problem(
            path, "unknown-field", f"unknown field {shown(name)}", meant=meant, fix=fix, at_key=True
        )
    return _wrong_value(source, path, detail)


def _path_in(source: Source, at: KeyPath, loc: tuple[int | str, ...]) -> KeyPath:
    """A pydantic location without the names of union members, which stand in no file."""
    path = at
    for part in loc:
        if (*path, part) in source.values:
            path = (*path, part)
    return path


def _missing(model: type[BaseModel], source: Source, path: KeyPath, detail: ErrorDetails) -> Problem:
    name = str(detail["loc"][-1])
    about = _description(model, detail["loc"])
    return source.problem(
        path,
        "missing-field",
        f"the field {shown(name)} is missing",
        fix=f"add '{name}:' ({about})" if about else f"add '{name}:'",
        at_key=True,
    )


def _wrong_value(source: Source, path: KeyPath, detail: ErrorDetails) -> Problem:
    kind, name, value = detail["type"], _name(path), detail["input"]
    context = detail.get("ctx", {})
    if value is None:
        return _without_value(source, path)
    if kind in _EXPECTED:
        return _wrong_type(source, path, name, value, _EXPECTED[kind])
    if kind == "literal_error":
        choices = [
            choice.strip().strip("'") for choice in context["expected"].replace(" or ", ", ").split(",")
        ]
        meant = next(iter(nearest(str(value), choices, scorer=fuzz.ratio)), None)
        return source.problem(
            path,
            "choice",
            f"{name} can't be {shown(value)}",
            meant=meant,
            fix="choose one of: " + ", ".join(choices),
        )
    if kind == "string_pattern_mismatch":
        return source.problem(
            path,
            "pattern",
            f"{name} can't be {shown(value)}",
            fix=_ID_FORM,
        )
    if kind in ("too_short", "string_too_short"):
        what = f"{name} is too short" if value else f"{name} is empty"
        return source.problem(path, "too-short", what, fix=f"at least {context['min_length']} must be there")
    if kind in ("too_long", "string_too_long"):
        units = " characters" if kind == "string_too_long" else ""
        fix = f"at most {context['max_length']}{units} are allowed"
        return source.problem(path, "too-long", f"{name} is too long", fix=fix)
    fix = detail["msg"].lower().replace("input should", "it should")
    return source.problem(path, "value", f"{name} can't be {shown(value)}", fix=fix)


def _wrong_type(source: Source, path: KeyPath, name: str, value: object, expected: str) -> Problem:
    raw = source.raw.get(path)
    what = f"{name} must be {expected}, but is {_kind_of(value)}"
    if raw is not None:
        what += f" ({shown(raw)})"
    fix = _REMEDIES.get(expected)
    if expected == "text" and raw:
        fix = f'put it in quotes: "{raw}"'
    elif expected == "a list" and raw and len(raw) <= _LONGEST_ADVICE:
        fix = f"write it as a list: [{re.sub(_RANGE, ', ', raw)}]"
    elif expected in ("a number", "a whole number") and raw and re.fullmatch(r"[0-9]+(\.[0-9]+)?", raw):
        fix = f"write it without quotes: {raw}" if isinstance(value, str) else fix
    return source.problem(path, "type", what, fix=fix)


def _kind_of(value: object) -> str:
    return _KINDS.get(type(value), "a number")


def _name(path: KeyPath) -> str:
    """`claims[2].unit`, with list positions from 1."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "the file"


def _description(model: type[BaseModel], loc: tuple[int | str, ...]) -> str | None:
    owner = _model_at(model, loc[:-1])
    field = owner.model_fields.get(str(loc[-1])) if owner else None
    return field.description.split(".")[0].split(";")[0] if field and field.description else None


def _fields_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    owner = _model_at(model, loc)
    return list(owner.model_fields) if owner else []


def _model_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    owner: type[BaseModel] = model
    for part in loc:
        if isinstance(part, str) and part in owner.model_fields:
            inner = next(models_in(owner.model_fields[part].annotation), None)
            if inner is None:
                return None
            owner = inner
    return owner


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a field can hold, in lists and unions too."""
    if (
        typing.get_origin(annotation) is None
        and isinstance(annotation, type)
        and issubclass(annotation, BaseModel)
    ):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_in(argument)

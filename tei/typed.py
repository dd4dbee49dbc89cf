"""What modules want of `typing` while they run, without waiting for it: Record, TYPE_CHECKING.

`Record` is `typing.NamedTuple`, defined in a fifth of the time:

    class Margins(Record):
        body: int
        first: int = 0

    Margins(4), Margins(body=4, first=2).first      ->  Margins(body=4, first=0), 2

`NamedTuple` compiles source text for every class, and `typing` itself is large: with the seventy
kinds of record that an article meets, a tenth of the time that `tei encode` takes. Type checkers
are told that a Record is a NamedTuple, and so it is, in what we use of one: a tuple with names,
defaults and `_replace`, as fast to make and to read. It has no other base and needs
`from __future__ import annotations`.
"""

from __future__ import annotations

__all__ = ["TYPE_CHECKING", "Record"]

TYPE_CHECKING = False  # type checkers take it for true, by its name
if TYPE_CHECKING:
    from typing import NamedTuple as Record
else:
    from collections import _tuplegetter
    from functools import cache

    @cache
    def _maker(count):
        """The function that makes a tuple of so many fields, whatever their names."""
        names = ", ".join(f"_{number}" for number in range(count))
        return eval(f"lambda _cls, {names}: _new(_cls, ({names},))", {"_new": tuple.__new__})

    class _Definition(type):
        """Makes a tuple class of the names annotated in a class's body."""

        def __new__(cls, name, bases, body):
            if not bases:  # Record itself
                return type.__new__(cls, name, (tuple,), body)
            fields = tuple(body["__annotations__"])
            with_default = tuple(field for field in fields if field in body)
            if with_default != fields[len(fields) - len(with_default) :]:
                raise TypeError(f"{name} has a field without default after one with a default.")
            defaults = tuple(body[field] for field in with_default)
            maker = _maker(len(fields))
            code = maker.__code__.replace(co_varnames=("_cls", *fields), co_name="__new__")
            new = type(maker)(code, maker.__globals__, "__new__", defaults)
            numbers = {field: at for at, field in enumerate(fields)}
            body |= {field: _tuplegetter(at, "") for field, at in numbers.items()}
            body["_at"] = numbers
            body |= {"__new__": new, "__slots__": (), "_fields": fields, "__match_args__": fields}
            return type.__new__(cls, name, bases, body)

    class Record(metaclass=_Definition):
        """The base of all records."""

        __slots__ = ()
        _fields = ()
        _at: dict = {}

        def _replace(self, **changed):
            """This record with other values in some of its fields."""
            values, at = list(self), self._at
            for field, value in changed.items():
                if field not in at:
                    raise ValueError(f"{type(self).__name__} has no field {field}.")
                values[at[field]] = value
            return tuple.__new__(type(self), values)

        def __repr__(self):
            fields = ", ".join(f"{f}={v!r}" for f, v in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self):
            return tuple(self)

"""Names as XML 1.0 (fourth edition) has them, and the types made of them.

XML Schema Part 2 (second edition), 3.2.18, 3.2.19, 3.3.4 to 3.3.12; XML 1.0, appendix B. The fifth
edition lets in more letters; jing, and the schema languages of that time, keep to the fourth.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from tei.regexes import compiled
from tei.relaxng.datatypes.spaces import Context, Space

__all__ = ["SPACES", "is_name_char", "is_name_start"]

_ASCII_NCNAME = r"[A-Za-z_][A-Za-z0-9_.\-]*"
_ASCII_NMTOKEN = r"[A-Za-z0-9_.:\-]+"


def is_name_start(char: str) -> bool:
    """True of what a Name may begin with: letters, `_` and `:`; `\\\\i` in patterns."""
    return char == ":" or _among(char, _STARTS, _START_ENDS)


def is_name_char(char: str) -> bool:
    """True of what may stand in a Name: also digits, `.`, `-`, combining marks; `\\\\c`."""
    return char == ":" or _among(char, _CHARS, _CHAR_ENDS)


def _among(char: str, starts: list[str], ends: list[str]) -> bool:
    at = bisect_right(starts, char) - 1
    return at >= 0 and char <= ends[at]


def _is_ncname(word: str) -> bool:
    if compiled(_ASCII_NCNAME, re.ASCII).fullmatch(word):
        return True
    return ":" not in word and _is_name(word)


def _is_name(word: str) -> bool:
    return bool(word) and is_name_start(word[0]) and all(map(is_name_char, word))


def _is_nmtoken(word: str) -> bool:
    return bool(
        compiled(_ASCII_NMTOKEN, re.ASCII).fullmatch(word)
        or (word and all(map(is_name_char, word)))
    )


def _name(literal: str, context: Context) -> str | None:
    return literal if _is_name(literal) else None


def _ncname(literal: str, context: Context) -> str | None:
    return literal if _is_ncname(literal) else None


def _nmtoken(literal: str, context: Context) -> str | None:
    return literal if _is_nmtoken(literal) else None


def _entity(literal: str, context: Context) -> str | None:
    return literal if _is_ncname(literal) and literal in context.entities else None


def _qname(literal: str, context: Context) -> tuple[str, str] | None:
    """(namespace, local name); a name without prefix is in the default namespace (3.2.18)."""
    prefix, colon, local = literal.rpartition(":")
    if not _is_ncname(local) or (colon and not _is_ncname(prefix)):
        return None
    if prefix == "xml":
        return "http://www.w3.org/XML/1998/namespace", local
    namespace = context.namespaces.get(prefix)
    if not namespace and prefix:
        return None
    return namespace or "", local


def _several(read: object) -> Space:
    """The type of lists of such words, at least one (section 2.5.1.2)."""

    def words(literal: str, context: Context) -> tuple[object, ...] | None:
        values = tuple([read(word, context) for word in literal.split(" ")])  # type: ignore[operator]
        return None if None in values else values

    return Space(words, length=_length)


def _length(value: object) -> int:
    return len(value)  # type: ignore[arg-type]


# fmt: off
_STARTS_TABLE = """
0041005A 005F 0061007A 00C000D6 00D800F6 00F80131 0134013E 01410148 014A017E 018001C3 01CD01F0
01F401F5 01FA0217 025002A8 02BB02C1 0386 0388038A 038C 038E03A1 03A303CE 03D003D6 03DA 03DC 03DE
03E0 03E203F3 0401040C 040E044F 0451045C 045E0481 049004C4 04C704C8 04CB04CC 04D004EB 04EE04F5
04F804F9 05310556 0559 05610586 05D005EA 05F005F2 0621063A 0641064A 067106B7 06BA06BE 06C006CE
06D006D3 06D5 06E506E6 09050939 093D 09580961 0985098C 098F0990 099309A8 09AA09B0 09B2 09B609B9
09DC09DD 09DF09E1 09F009F1 0A050A0A 0A0F0A10 0A130A28 0A2A0A30 0A320A33 0A350A36 0A380A39 0A590A5C
0A5E 0A720A74 0A850A8B 0A8D 0A8F0A91 0A930AA8 0AAA0AB0 0AB20AB3 0AB50AB9 0ABD 0AE0 0B050B0C
0B0F0B10 0B130B28 0B2A0B30 0B320B33 0B360B39 0B3D 0B5C0B5D 0B5F0B61 0B850B8A 0B8E0B90 0B920B95
0B990B9A 0B9C 0B9E0B9F 0BA30BA4 0BA80BAA 0BAE0BB5 0BB70BB9 0C050C0C 0C0E0C10 0C120C28 0C2A0C33
0C350C39 0C600C61 0C850C8C 0C8E0C90 0C920CA8 0CAA0CB3 0CB50CB9 0CDE 0CE00CE1 0D050D0C 0D0E0D10
0D120D28 0D2A0D39 0D600D61 0E010E2E 0E30 0E320E33 0E400E45 0E810E82 0E84 0E870E88 0E8A 0E8D
0E940E97 0E990E9F 0EA10EA3 0EA5 0EA7 0EAA0EAB 0EAD0EAE 0EB0 0EB20EB3 0EBD 0EC00EC4 0F400F47
0F490F69 10A010C5 10D010F6 1100 11021103 11051107 1109 110B110C 110E1112 113C 113E 1140 114C 114E
1150 11541155 1159 115F1161 1163 1165 1167 1169 116D116E 11721173 1175 119E 11A8 11AB 11AE11AF
11B711B8 11BA 11BC11C2 11EB 11F0 11F9 1E001E9B 1EA01EF9 1F001F15 1F181F1D 1F201F45 1F481F4D
1F501F57 1F59 1F5B 1F5D 1F5F1F7D 1F801FB4 1FB61FBC 1FBE 1FC21FC4 1FC61FCC 1FD01FD3 1FD61FDB
1FE01FEC 1FF21FF4 1FF61FFC 2126 212A212B 212E 21802182 3007 30213029 30413094 30A130FA 3105312C
4E009FA5 AC00D7A3
"""
_CHARS_TABLE = """
002D002E 00300039 0041005A 005F 0061007A 00B7 00C000D6 00D800F6 00F80131 0134013E 01410148
014A017E 018001C3 01CD01F0 01F401F5 01FA0217 025002A8 02BB02C1 02D002D1 03000345 03600361 0386038A
038C 038E03A1 03A303CE 03D003D6 03DA 03DC 03DE 03E0 03E203F3 0401040C 040E044F 0451045C 045E0481
04830486 049004C4 04C704C8 04CB04CC 04D004EB 04EE04F5 04F804F9 05310556 0559 05610586 059105A1
05A305B9 05BB05BD 05BF 05C105C2 05C4 05D005EA 05F005F2 0621063A 06400652 06600669 067006B7
06BA06BE 06C006CE 06D006D3 06D506E8 06EA06ED 06F006F9 09010903 09050939 093C094D 09510954 09580963
0966096F 09810983 0985098C 098F0990 099309A8 09AA09B0 09B2 09B609B9 09BC 09BE09C4 09C709C8
09CB09CD 09D7 09DC09DD 09DF09E3 09E609F1 0A02 0A050A0A 0A0F0A10 0A130A28 0A2A0A30 0A320A33
0A350A36 0A380A39 0A3C 0A3E0A42 0A470A48 0A4B0A4D 0A590A5C 0A5E 0A660A74 0A810A83 0A850A8B 0A8D
0A8F0A91 0A930AA8 0AAA0AB0 0AB20AB3 0AB50AB9 0ABC0AC5 0AC70AC9 0ACB0ACD 0AE0 0AE60AEF 0B010B03
0B050B0C 0B0F0B10 0B130B28 0B2A0B30 0B320B33 0B360B39 0B3C0B43 0B470B48 0B4B0B4D 0B560B57 0B5C0B5D
0B5F0B61 0B660B6F 0B820B83 0B850B8A 0B8E0B90 0B920B95 0B990B9A 0B9C 0B9E0B9F 0BA30BA4 0BA80BAA
0BAE0BB5 0BB70BB9 0BBE0BC2 0BC60BC8 0BCA0BCD 0BD7 0BE70BEF 0C010C03 0C050C0C 0C0E0C10 0C120C28
0C2A0C33 0C350C39 0C3E0C44 0C460C48 0C4A0C4D 0C550C56 0C600C61 0C660C6F 0C820C83 0C850C8C 0C8E0C90
0C920CA8 0CAA0CB3 0CB50CB9 0CBE0CC4 0CC60CC8 0CCA0CCD 0CD50CD6 0CDE 0CE00CE1 0CE60CEF 0D020D03
0D050D0C 0D0E0D10 0D120D28 0D2A0D39 0D3E0D43 0D460D48 0D4A0D4D 0D57 0D600D61 0D660D6F 0E010E2E
0E300E3A 0E400E4E 0E500E59 0E810E82 0E84 0E870E88 0E8A 0E8D 0E940E97 0E990E9F 0EA10EA3 0EA5 0EA7
0EAA0EAB 0EAD0EAE 0EB00EB9 0EBB0EBD 0EC00EC4 0EC6 0EC80ECD 0ED00ED9 0F180F19 0F200F29 0F35 0F37
0F39 0F3E0F47 0F490F69 0F710F84 0F860F8B 0F900F95 0F97 0F990FAD 0FB10FB7 0FB9 10A010C5 10D010F6
1100 11021103 11051107 1109 110B110C 110E1112 113C 113E 1140 114C 114E 1150 11541155 1159 115F1161
1163 1165 1167 1169 116D116E 11721173 1175 119E 11A8 11AB 11AE11AF 11B711B8 11BA 11BC11C2 11EB
11F0 11F9 1E001E9B 1EA01EF9 1F001F15 1F181F1D 1F201F45 1F481F4D 1F501F57 1F59 1F5B 1F5D 1F5F1F7D
1F801FB4 1FB61FBC 1FBE 1FC21FC4 1FC61FCC 1FD01FD3 1FD61FDB 1FE01FEC 1FF21FF4 1FF61FFC 20D020DC
20E1 2126 212A212B 212E 21802182 3005 3007 3021302F 30313035 30413094 3099309A 309D309E 30A130FA
30FC30FE 3105312C 4E009FA5 AC00D7A3
"""
# fmt: on


def _ranges(table: str) -> tuple[list[str], list[str]]:
    words = table.split()
    firsts = [chr(int(word[:4], 16)) for word in words]
    return firsts, [chr(int(word[-4:], 16)) for word in words]


_STARTS, _START_ENDS = _ranges(_STARTS_TABLE)
_CHARS, _CHAR_ENDS = _ranges(_CHARS_TABLE)

SPACES = {
    "Name": Space(_name, length=_length),
    "NCName": Space(_ncname, length=_length),
    "NMTOKEN": Space(_nmtoken, length=_length),
    "NMTOKENS": _several(_nmtoken),
    "IDREFS": _several(_ncname),
    "ENTITY": Space(_entity, length=_length),
    "ENTITIES": _several(_entity),
    "QName": Space(_qname, uses_namespaces=True),
}

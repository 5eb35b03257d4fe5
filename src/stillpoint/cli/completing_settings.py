"""What a shell offers for the names and values of settings."""

import click
from click.shell_completion import CompletionItem


def setting_names(
    ctx: click.Context,  # noqa: ARG001 - click asks for all three
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Settings by name, and bindings once `keys.` is begun."""
    from stillpoint.config.settings import SETTINGS

    names = {name: setting.title for name, setting in SETTINGS.items()}
    if incomplete.startswith("k"):
        from stillpoint.config.bindings import BINDINGS

        names |= {f"keys.{id}": bound.words for id, bound in BINDINGS.items() if bound.words}
    return [
        CompletionItem(name, help=title)
        for name, title in names.items()
        if name.startswith(incomplete)
    ]


def values_of(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """What the setting that was named may be."""
    from stillpoint.config.forms import spoken
    from stillpoint.config.settings import SETTINGS

    setting = SETTINGS.get(ctx.params.get("name") or "")
    if setting is None:
        return []
    offers = {
        spoken(value): setting.form.meaning(value) for value in setting.form.offers if value != ""
    }
    return [
        CompletionItem(value, help=meaning)
        for value, meaning in offers.items()
        if value.startswith(incomplete)
    ]

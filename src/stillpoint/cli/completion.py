"""The command `completion`: what a shell needs to complete what is typed."""

import click


@click.command(short_help="Print a script for your shell.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script that has a shell complete commands, sessions and packs.

    \b
    bash:  eval "$(stillpoint completion bash)"              in ~/.bashrc
    zsh:   eval "$(stillpoint completion zsh)"               in ~/.zshrc
    fish:  stillpoint completion fish | source               in ~/.config/fish/config.fish
    """
    from click.shell_completion import get_completion_class  # only this command needs it

    makes = get_completion_class(shell)
    assert makes is not None  # click knows the three shells of the choice
    root = context.find_root().command
    click.echo(makes(root, {}, "stillpoint", "_STILLPOINT_COMPLETE").source())

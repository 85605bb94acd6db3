"""`copydesk completion`: what makes a shell complete the commands."""

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script for SHELL.

    \b
    bash, in ~/.bashrc:  eval "$(copydesk completion bash)"
    zsh, in ~/.zshrc:    eval "$(copydesk completion zsh)"
    fish, once:          copydesk completion fish > ~/.config/fish/completions/copydesk.fish
    """
    found = get_completion_class(shell)
    if found is None:
        raise click.ClickException(f"{shell} is not supported by this version of click.")
    program = context.find_root().command
    click.echo(found(program, {}, "copydesk", "_COPYDESK_COMPLETE").source())

"""`copydesk openapi`: the description of the service."""

import click

from service.web.openapi import describe


@click.command()
def openapi() -> None:
    """Print the service's description in OpenAPI (YAML)."""
    click.echo(describe().encode(), nl=False)

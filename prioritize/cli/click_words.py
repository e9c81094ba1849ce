"""What click itself says: its help and its complaints, written out so that they get translated.

Click asks the standard library's gettext for them by these very texts.
"""

from typing import Final

from prioritize.text import Message, counted, message


__all__ = ["CLICK_WORDS"]

CLICK_WORDS: Final[tuple[Message, ...]] = (
    message("Usage:"),
    message("Options"),
    message("Commands"),
    message("Positional arguments"),
    message("default: {default}"),
    message("required"),
    message("Aborted!"),
    message("Error: {message}"),
    message("Try '{command} {option}' for help."),
    message("Invalid value: {message}"),
    message("Invalid value for {param_hint}: {message}"),
    message("Missing argument"),
    message("Missing option"),
    message("Missing parameter"),
    message("Missing command."),
    message("No such option {name!r}."),
    message("No such command {name!r}."),
    counted("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", number=1),
    counted(
        "Got unexpected extra argument ({args})",
        "Got unexpected extra arguments ({args})",
        number=1,
    ),
    counted(
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
        number=1,
    ),
    message("Option {name!r} does not take a value."),
    counted("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", number=1),
    message("{value!r} is not a valid {number_type}."),
    message("{value} is not in the range {range}."),
)
"""Those of its texts that our commands can bring up."""

"""Turn a community's maps, dots, questionnaires and scores into ranked lists anyone can check."""

__version__ = "0.1.0"

"""Dialogs: values in, values out, never the store."""

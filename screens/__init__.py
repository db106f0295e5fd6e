"""The Textual program: screens show, ask and forward."""

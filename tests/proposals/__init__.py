"""Topics that members propose."""

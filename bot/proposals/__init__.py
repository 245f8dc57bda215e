"""Topics that members propose: a coordinator takes them up or declines them."""

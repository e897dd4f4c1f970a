"""The model: values that know their place in the original."""

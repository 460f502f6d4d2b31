"""Shapes: the JSON that the API gives, as pydantic models, and how each is made from the model's values."""

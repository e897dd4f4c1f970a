"""Reads figures, sums, dates and claims out of Chinese running text. Reads only; rules judge."""

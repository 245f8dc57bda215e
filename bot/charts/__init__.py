"""Results as pictures: bars drawn by ourselves, readable without colour; the same figures always stand in the text."""

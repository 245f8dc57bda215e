"""Secret votes as people meet them: filling a ballot in private, what protects it, and what its result may tell."""

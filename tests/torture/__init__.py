"""What the product must survive, at full length; ``make test`` runs the same in short."""

copy items from {..lines}

"""The papers an office produces from its records: which there are, who may have them, what the trail keeps of it."""

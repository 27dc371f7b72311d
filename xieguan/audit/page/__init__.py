"""What the HTML report shows, worked out before its templates: they only arrange."""

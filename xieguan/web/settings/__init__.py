"""Settings (设置): accounts and rights, and a list of what else there is to set. Other areas add to it."""

"""The workbench (工作台): what awaits me."""

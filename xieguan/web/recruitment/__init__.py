"""Recruitment (招聘): campaigns and where everybody stands, applicants with their verdict, lists, notices."""

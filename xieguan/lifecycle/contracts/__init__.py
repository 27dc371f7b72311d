"""Contracts: dispatch agreements, labour contracts and renewals, the firm that sends, social insurance month by month.

Shanxi 11, 14, 17, 22; Hai'an 10, 26; Labour Contract Law 9, 10, 58 to 60, 82.
"""

"""The roster (名册) as a list: filtered, searched, sorted, paged, each line with what the law says of the person.

It reads the fact sheet, where a row lies under the path of its office: whoever reaches the path sees the row.
"""

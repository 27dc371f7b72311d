"""Erasures (个人信息删除): who is to be deleted because the time to keep his records is over, and who decides."""

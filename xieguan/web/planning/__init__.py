"""Planning (计划与限额): plans and who must agree to them, and how far each quota is used."""

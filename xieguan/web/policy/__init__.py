"""Rules and parameters (规则与参数): what binds an office, what it decides itself; and the working calendar."""

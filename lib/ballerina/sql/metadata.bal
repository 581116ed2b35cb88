# How much `getTableInfo` tells about columns.
public enum ColumnRetrievalOptions {
    # Nothing
    NO_COLUMNS,
    # Names, types, defaults
    COLUMNS_ONLY,
    # As well as the constraints they are in
    COLUMNS_WITH_CONSTRAINTS
}

# Kinds of tables.
public enum TableType {
    # A table that stores rows
    BASE_TABLE = "BASE TABLE",
    # A view
    VIEW = "VIEW"
}

# What happens to rows that refer to one that is changed or deleted.
public enum ReferentialRule {
    # The change is refused at its end
    NO_ACTION = "NO ACTION",
    # The change is refused
    RESTRICT = "RESTRICT",
    # They change or go as well
    CASCADE = "CASCADE",
    # They refer to nothing
    SET_NULL = "SET NULL",
    # They refer to the default
    SET_DEFAULT = "SET DEFAULT"
}

# Kinds of routines.
public enum RoutineType {
    # A stored procedure
    PROCEDURE = "PROCEDURE",
    # A function
    FUNCTION = "FUNCTION"
}

# Directions of a routine's parameter.
public enum ParameterMode {
    # Into the routine
    IN = "IN",
    # Out of it
    OUT = "OUT",
    # Both
    INOUT = "INOUT"
}

# A table or view.
public type TableDefinition record {
    # Name
    string name;
    # Kind
    TableType 'type;
    # Columns, when asked for
    ColumnDefinition[] columns?;
    # Check constraints, when asked for
    CheckConstraint[] checkConstraints?;
};

# A column of a table.
public type ColumnDefinition record {
    # Name
    string name;
    # Type as the database names it
    string 'type;
    # Default value
    anydata? defaultValue;
    # Whether it may be null
    boolean nullable;
    # Foreign keys it is in, when asked for
    ReferentialConstraint[] referentialConstraints?;
};

# A foreign key.
public type ReferentialConstraint record {
    # Name
    string name;
    # Table it refers to
    string tableName;
    # Column it refers to
    string columnName;
    # What follows an update there
    ReferentialRule updateRule;
    # What follows a deletion there
    ReferentialRule deleteRule;
};

# A check constraint.
public type CheckConstraint record {
    # Name
    string name;
    # Condition, as SQL
    string clause;
};

# A stored procedure or function.
public type RoutineDefinition record {
    # Name
    string name;
    # Kind
    RoutineType 'type;
    # Type of what a function returns
    string? returnType;
    # Parameters in order
    ParameterDefinition[] parameters;
};

# A parameter of a routine.
public type ParameterDefinition record {
    # Direction
    ParameterMode mode;
    # Name
    string name;
    # Type as the database names it
    string 'type;
};

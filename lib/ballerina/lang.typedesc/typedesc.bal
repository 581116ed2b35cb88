# Identifies a module within a program.
public type ModuleId readonly & record {|
    # Its organization
    string organization;
    # Its name
    string name;
    # Further parts, such as its version
    string[] platformParts;
|};

# Identifies a distinct type within a program.
public type TypeId readonly & record {|
    # The module that defines it
    ModuleId moduleId;
    # Its name, or a number for a type without one
    (string|int) localId;
|};

# Gives the type-ids that a type induces: those of the values constructed with it.
#
# + t - The type
# + primaryOnly - Whether to leave out those that others bring with them
# + return - The type-ids, `()` when the errors or objects of the type do not all have
#     the same ones
public isolated function typeIds(typedesc t, boolean primaryOnly = false) returns readonly & TypeId[]? = external;

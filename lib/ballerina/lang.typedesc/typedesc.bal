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

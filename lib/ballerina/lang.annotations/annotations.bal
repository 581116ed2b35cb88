# Marks what should not be used any more. Each use is a warning.
public const annotation deprecated on source type, source class, source function, source object function,
    source parameter, source field, source const, source var, source annotation, source listener, source service;

# How a construct is shown in tools that draw programs.
public type DisplayData record {
    # Name to show
    string label;
    # Identifies the construct for such tools
    string id?;
    # Path of an icon, relative to the package
    string iconPath?;
    # How a form asks for a value; what is a password is shown nowhere
    "text"|"password"|"file" kind?;
};

# Says how tools show a construct.
public const annotation DisplayData display on source type, source class, source function, source object function,
    source return, source parameter, source field, source const, source var, source annotation, source listener,
    source service, source external, source worker;

# Marks values that come from outside and were not validated.
public const annotation tainted on parameter, return, source listener, source var, source type;

# Marks values that may not come from outside without validation.
public const annotation untainted on parameter, return, source listener, source var, source type;

# On which thread a strand runs.
public type Thread "parent"|"any";

# What is known of a strand.
public type StrandData record {|
    # Name of the strand
    string name?;
    # Thread on which it runs
    Thread thread = "parent";
|};

# Says how the strand of a worker runs.
public const annotation StrandData strand on source worker;

# Marks the type parameters of the lang library.
public const annotation typeParam on source type;

# Marks parameters whose functions decide whether a function is isolated.
public const annotation isolatedParam on source parameter;

# Marks types that the language defines.
public const annotation builtinSubtype on source type;

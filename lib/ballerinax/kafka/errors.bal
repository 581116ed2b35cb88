# Any error of this module.
public type Error distinct error;

# A record's payload is not of the type that was asked for. The detail says where the record stands.
public type PayloadBindingError distinct (Error & error<PartitionOffset>);

# A record's payload breaks a constraint of its type. The detail says where the record stands.
public type PayloadValidationError distinct (PayloadBindingError & error<PartitionOffset>);

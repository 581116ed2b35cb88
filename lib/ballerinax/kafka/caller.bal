# Controls what a listener consumes, from within a service.
public client isolated class Caller {

    # Commits the offsets behind all records the service was given.
    #
    # + return - An error when that failed
    isolated remote function 'commit() returns Error? = external;

    # Commits offsets.
    #
    # + offsets - Offset of the next record to consume, by partition
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - An error when that failed
    isolated remote function commitOffset(PartitionOffset[] offsets, decimal duration = -1)
            returns Error? = external;

    # Goes to an offset: the next poll starts there.
    #
    # + offset - Offset in a partition that the listener consumes
    # + return - An error when that failed
    isolated remote function seek(PartitionOffset offset) returns Error? = external;
}

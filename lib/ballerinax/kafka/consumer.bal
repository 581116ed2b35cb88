# Consumes records when asked to.
public client isolated class Consumer {

    # Makes a consumer. It connects when it first polls.
    #
    # + bootstrapServers - Addresses of brokers, each as `host:port`
    # + config - How it behaves
    # + return - An error when the configuration does not work
    public isolated function init(string|string[] bootstrapServers, *ConsumerConfiguration config)
            returns Error? = external;

    # Consumes the given partitions, and no others.
    #
    # + partitions - Partitions
    # + return - An error when that failed
    isolated remote function assign(TopicPartition[] partitions) returns Error? = external;

    # Closes the consumer.
    #
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - An error when that failed
    isolated remote function close(decimal duration = -1) returns Error? = external;

    # Commits the offsets behind all records that were polled.
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

    # Gives the partitions that the consumer consumes now.
    #
    # + return - Partitions
    isolated remote function getAssignment() returns TopicPartition[]|Error = external;

    # Names the topics that there are.
    #
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Names
    isolated remote function getAvailableTopics(decimal duration = -1) returns string[]|Error = external;

    # Gives the first offsets of partitions.
    #
    # + partitions - Partitions
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Offsets in the order of the partitions
    isolated remote function getBeginningOffsets(TopicPartition[] partitions, decimal duration = -1)
            returns PartitionOffset[]|Error = external;

    # Gives the offset that the group committed last.
    #
    # + partition - Partition
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Offset, `()` when none was committed
    isolated remote function getCommittedOffset(TopicPartition partition, decimal duration = -1)
            returns PartitionOffset|Error? = external;

    # Gives the offsets behind the last records of partitions.
    #
    # + partitions - Partitions
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Offsets in the order of the partitions
    isolated remote function getEndOffsets(TopicPartition[] partitions, decimal duration = -1)
            returns PartitionOffset[]|Error = external;

    # Gives the partitions that are paused.
    #
    # + return - Partitions
    isolated remote function getPausedPartitions() returns TopicPartition[]|Error = external;

    # Gives the offset of the record that is polled next.
    #
    # + partition - Partition, one that the consumer consumes
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Offset
    isolated remote function getPositionOffset(TopicPartition partition, decimal duration = -1)
            returns int|Error = external;

    # Names the topics that the consumer subscribed to.
    #
    # + return - Names
    isolated remote function getSubscription() returns string[]|Error = external;

    # Gives the partitions of a topic.
    #
    # + topic - Topic
    # + duration - Seconds it may take; the default of the configuration when negative
    # + return - Partitions in order
    isolated remote function getTopicPartitions(string topic, decimal duration = -1)
            returns TopicPartition[]|Error = external;

    # Stops polling from partitions until they are resumed.
    #
    # + partitions - Partitions that the consumer consumes
    # + return - An error when it does not consume one of them
    isolated remote function pause(TopicPartition[] partitions) returns Error? = external;

    # Polls for records, waiting until there are some.
    #
    # + timeout - Seconds to wait
    # + T - Type of the records
    # + return - Records, none when the time is over. Records before one that cannot be bound are given first; the next
    #            poll then gives the error
    isolated remote function poll(decimal timeout, typedesc<AnydataConsumerRecord[]> T = <>)
            returns T|Error = external;

    # Polls for the payloads of records.
    #
    # + timeout - Seconds to wait
    # + T - Type of the payloads
    # + return - Payloads, as `poll` gives records
    isolated remote function pollPayload(decimal timeout, typedesc<anydata[]> T = <>) returns T|Error = external;

    # Polls again from partitions that were paused.
    #
    # + partitions - Partitions that the consumer consumes
    # + return - An error when it does not consume one of them
    isolated remote function resume(TopicPartition[] partitions) returns Error? = external;

    # Finds the first records at or after points in time.
    #
    # + topicPartitionTimestamps - Partitions, each with a time in milliseconds since the epoch
    # + duration - Seconds it may take; the default of the configuration when left out
    # + return - What was found, in the order of the partitions
    isolated remote function offsetsForTimes(TopicPartitionTimestamp[] topicPartitionTimestamps,
            decimal? duration = ()) returns TopicPartitionOffset[]|Error = external;

    # Goes to an offset: the next poll starts there.
    #
    # + offset - Offset in a partition that the consumer consumes
    # + return - An error when that failed
    isolated remote function seek(PartitionOffset offset) returns Error? = external;

    # Goes to the first records of partitions.
    #
    # + partitions - Partitions that the consumer consumes
    # + return - An error when that failed
    isolated remote function seekToBeginning(TopicPartition[] partitions) returns Error? = external;

    # Goes behind the last records of partitions.
    #
    # + partitions - Partitions that the consumer consumes
    # + return - An error when that failed
    isolated remote function seekToEnd(TopicPartition[] partitions) returns Error? = external;

    # Consumes topics as a member of the group, in place of what it consumed before. Without a group that is a panic.
    #
    # + topics - Topics; none to stop consuming
    # + return - An error when that failed
    isolated remote function subscribe(string|string[] topics) returns Error? = external;

    # Consumes all topics whose whole name a pattern matches, those that come later included.
    #
    # + regex - Pattern
    # + return - An error when that failed
    isolated remote function subscribeWithPattern(string regex) returns Error? = external;

    # Stops consuming.
    #
    # + return - An error when that failed
    isolated remote function unsubscribe() returns Error? = external;
}

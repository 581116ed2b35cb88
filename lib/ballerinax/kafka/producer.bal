# Sends records.
public client isolated class Producer {

    # Makes a producer. It connects when it is first used.
    #
    # + bootstrapServers - Addresses of brokers, each as `host:port`
    # + config - How it behaves
    # + return - An error when the configuration does not work
    public isolated function init(string|string[] bootstrapServers, *ProducerConfiguration config)
            returns Error? = external;

    # Closes the producer, after sending what waits.
    #
    # + return - An error when that failed
    isolated remote function close() returns Error? = external;

    # Waits until everything that was sent has arrived.
    #
    # + return - An error when that failed
    isolated remote function 'flush() returns Error? = external;

    # Gives the partitions of a topic.
    #
    # + topic - Topic
    # + return - Partitions in order
    isolated remote function getTopicPartitions(string topic) returns TopicPartition[]|Error = external;

    # Sends a record and waits until it counts as sent.
    #
    # + producerRecord - Record
    # + return - An error when it could not be sent
    isolated remote function send(AnydataProducerRecord producerRecord) returns Error? = external;

    # Sends a record and tells where it went.
    #
    # + producerRecord - Record
    # + return - What is known of it
    isolated remote function sendWithMetadata(AnydataProducerRecord producerRecord)
            returns RecordMetadata|Error = external;
}

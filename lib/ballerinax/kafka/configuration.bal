# How a consumer or listener behaves. Times are in seconds.
public type ConsumerConfiguration record {|
    # Name of the group that shares the partitions among its consumers
    string groupId?;
    # Topics to consume
    string|string[] topics?;
    # Where a group without a committed offset starts; `latest` when left out
    OffsetResetMethod offsetReset?;
    # How partitions are shared: the class name of Kafka's RangeAssignor, RoundRobinAssignor, StickyAssignor or
    # CooperativeStickyAssignor, or several separated by commas
    string partitionAssignmentStrategy?;
    # Accepted for compatibility: what the clients measure does not depend on it
    string metricsRecordingLevel?;
    # Name by which brokers log the client
    string clientId?;
    # What of transactions is consumed; everything when left out
    IsolationLevel isolationLevel?;

    # How keys are read
    DeserializerType keyDeserializerType = DES_BYTE_ARRAY;
    # How payloads are read
    DeserializerType valueDeserializerType = DES_BYTE_ARRAY;

    # Settings by the names Kafka's own consumer gives them. They go before the other fields; one that is not known
    # here is an error
    map<string> additionalProperties?;

    # Time after which a consumer that gives no sign of life leaves its group
    decimal sessionTimeout?;
    # Time between signs of life
    decimal heartBeatInterval?;
    # Time after which what is known of topics is refreshed
    decimal metadataMaxAge?;
    # Time between commits when `autoCommit` is set; 5 when left out
    decimal autoCommitInterval?;
    # Most bytes of a partition in one answer
    int maxPartitionFetchBytes?;
    # Size of the TCP send buffer
    int sendBuffer?;
    # Size of the TCP receive buffer
    int receiveBuffer?;
    # Fewest bytes for which a broker answers before `fetchMaxWaitTime`
    int fetchMinBytes?;
    # Most bytes in one answer
    int fetchMaxBytes?;
    # Time a broker waits for `fetchMinBytes`
    decimal fetchMaxWaitTime?;
    # Longest time between attempts to connect again
    decimal reconnectBackoffTimeMax?;
    # Time before a failed request is tried again
    decimal retryBackoff?;
    # Accepted for compatibility: what the clients measure does not depend on it
    decimal metricsSampleWindow?;
    # Accepted for compatibility: what the clients measure does not depend on it
    int metricsNumSamples?;
    # Time to wait for the answer to a request
    decimal requestTimeout?;
    # Time after which an idle connection is closed
    decimal connectionMaxIdleTime?;
    # Most records that one `poll` gives; 500 when left out
    int maxPollRecords?;
    # Time after which a consumer that does not poll leaves its group
    int maxPollInterval?;
    # Time before the first attempt to connect again
    decimal reconnectBackoffTime?;
    # Time a listener waits for records in one poll; 1 when left out
    decimal pollingTimeout?;
    # Time between the polls of a listener; without it a listener polls again at once
    decimal pollingInterval?;
    # Number of consumers a listener makes for each service; 1 when left out
    int concurrentConsumers?;
    # Time for operations that are not given a duration; 60 when left out
    decimal defaultApiTimeout?;

    # Whether offsets are committed regularly, and when the consumer is closed
    boolean autoCommit = true;
    # Whether checksums of batches are verified
    boolean checkCRCS = true;
    # Whether topics of Kafka's own are left out when subscribing by pattern
    boolean excludeInternalTopics = true;
    # Whether a listener polls on while a service is still busy with records
    boolean decoupleProcessing = false;
    # Accepted for compatibility: constraints of types are not checked yet
    boolean validation = true;
    # Whether records that cannot be bound or break a constraint are logged and passed over
    boolean autoSeekOnValidationFailure = true;

    # Encryption
    SecureSocket secureSocket?;
    # Login
    AuthenticationConfiguration auth?;
    # What connections are like
    SecurityProtocol securityProtocol = PROTOCOL_PLAINTEXT;
|};

# How a producer behaves. Times are in seconds.
public type ProducerConfiguration record {|
    # When a record counts as sent
    ProducerAcks acks = ACKS_SINGLE;
    # How batches are compressed
    CompressionType compressionType = COMPRESSION_NONE;
    # Name by which brokers log the client
    string clientId?;
    # Accepted for compatibility: what the clients measure does not depend on it
    string metricsRecordingLevel?;
    # How partitions are chosen: the class name of Kafka's RoundRobinPartitioner, UniformStickyPartitioner or
    # DefaultPartitioner
    string partitionerClass?;
    # Name that makes the producer's transactions its own. Inside a transaction statement what it sends is committed or
    # aborted with the transaction
    string transactionalId?;

    # How keys are written
    SerializerType keySerializerType = SER_BYTE_ARRAY;
    # How payloads are written
    SerializerType valueSerializerType = SER_BYTE_ARRAY;

    # Settings by the names Kafka's own producer gives them. They go before the other fields; one that is not known
    # here is an error
    map<string> additionalProperties?;

    # Most bytes of records that wait to be sent
    int bufferMemory?;
    # How often sending a record is tried again
    int retryCount?;
    # Accepted for compatibility: a batch may be as large as a request
    int batchSize?;
    # Time to wait for more records before a batch is sent
    decimal linger?;
    # Size of the TCP send buffer
    int sendBuffer?;
    # Size of the TCP receive buffer
    int receiveBuffer?;
    # Most bytes of a request
    int maxRequestSize?;
    # Time before the first attempt to connect again
    decimal reconnectBackoffTime?;
    # Longest time between attempts to connect again
    decimal reconnectBackoffMaxTime?;
    # Time before a failed request is tried again
    decimal retryBackoffTime?;
    # Time to wait for a topic to be known and for room to send; 60 when left out
    decimal maxBlock?;
    # Time to wait for the answer to a request
    decimal requestTimeout?;
    # Time after which what is known of topics is refreshed
    decimal metadataMaxAge?;
    # Accepted for compatibility: what the clients measure does not depend on it
    decimal metricsSampleWindow?;
    # Accepted for compatibility: what the clients measure does not depend on it
    int metricsNumSamples?;
    # Most requests on one connection that wait for an answer
    int maxInFlightRequestsPerConnection?;
    # Time after which an idle connection is closed
    decimal connectionsMaxIdleTime?;
    # Time after which a broker aborts a transaction
    decimal transactionTimeout?;

    # Whether a record that is sent again is written once only. It needs `ACKS_ALL`
    boolean enableIdempotence = false;

    # Encryption
    SecureSocket secureSocket?;
    # Login
    AuthenticationConfiguration auth?;
    # What connections are like
    SecurityProtocol securityProtocol = PROTOCOL_PLAINTEXT;
|};

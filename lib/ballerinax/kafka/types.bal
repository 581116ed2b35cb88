import ballerina/crypto;

# Where a group without a committed offset starts.
public type OffsetResetMethod OFFSET_RESET_EARLIEST|OFFSET_RESET_LATEST|OFFSET_RESET_NONE;

# What of transactions is consumed.
public type IsolationLevel ISOLATION_COMMITTED|ISOLATION_UNCOMMITTED;

# When a record counts as sent.
public type ProducerAcks ACKS_ALL|ACKS_NONE|ACKS_SINGLE;

# How batches are compressed.
public type CompressionType COMPRESSION_NONE|COMPRESSION_GZIP|COMPRESSION_SNAPPY|COMPRESSION_LZ4|COMPRESSION_ZSTD;

# How a client logs in.
public type AuthenticationMechanism AUTH_SASL_PLAIN|AUTH_SASL_SCRAM_SHA_256|AUTH_SASL_SCRAM_SHA_512;

# What connections are like.
public type SecurityProtocol PROTOCOL_PLAINTEXT|PROTOCOL_SASL_PLAINTEXT|PROTOCOL_SASL_SSL|PROTOCOL_SSL;

# How keys and values become bytes.
public enum SerializerType {
    # byte[] as it is, strings in UTF-8, xml as text, everything else as JSON
    SER_BYTE_ARRAY
}

# How bytes become keys and values.
public enum DeserializerType {
    # As the type that is asked for: byte[] as it is, strings from UTF-8, xml from text, everything else from JSON
    DES_BYTE_ARRAY
}

# Versions of encryption.
public enum Protocol {
    # The same as TLS
    SSL,
    # Transport Layer Security
    TLS,
    # Not available over TCP; a client that asks for it cannot be made
    DTLS
}

# A partition of a topic.
public type TopicPartition record {|
    # Topic
    string topic;
    # Number of the partition
    int partition;
|};

# A place in a partition.
public type PartitionOffset record {|
    # Partition
    TopicPartition partition;
    # Offset in it
    int offset;
|};

# A partition and a time, in milliseconds since the epoch.
public type TopicPartitionTimestamp [TopicPartition, int];

# The first record at or after a time.
public type OffsetAndTimestamp record {|
    # Its offset
    int offset;
    # Its time, in milliseconds since the epoch
    int timestamp;
    # Epoch of the leader when it was written
    int? leaderEpoch = ();
|};

# A partition and what was found in it, `()` for nothing.
public type TopicPartitionOffset [TopicPartition, OffsetAndTimestamp?];

# A record as it is consumed. A type that includes this one and narrows `key`, `value` or `headers` has them converted.
public type AnydataConsumerRecord record {|
    # Key
    anydata key?;
    # Payload
    anydata value;
    # Time in milliseconds since the epoch
    int timestamp;
    # Place
    PartitionOffset offset;
    # Headers: the value of a header that stands once, a list of the values of one that repeats
    map<byte[]|byte[][]|string|string[]> headers;
|};

# A record that is consumed as bytes.
public type BytesConsumerRecord record {|
    *AnydataConsumerRecord;
    # Payload
    byte[] value;
    # Headers
    map<byte[]|byte[][]> headers;
|};

# A record to send.
public type AnydataProducerRecord record {|
    # Topic
    string topic;
    # Key
    anydata key?;
    # Payload
    anydata value;
    # Time in milliseconds since the epoch; the time of sending when left out
    int timestamp?;
    # Number of the partition; chosen by the key when left out
    int partition?;
    # Headers
    map<byte[]|byte[][]|string|string[]> headers?;
|};

# A record to send as bytes.
public type BytesProducerRecord record {|
    *AnydataProducerRecord;
    # Payload
    byte[] value;
    # Headers
    map<byte[]|byte[][]> headers?;
|};

# What is known of a record that was sent.
public type RecordMetadata record {|
    # Offset; `()` without acknowledgement
    int? offset = ();
    # Time in milliseconds since the epoch
    int? timestamp = ();
    # Size of the key in bytes, -1 without key
    int serializedKeySize;
    # Size of the payload in bytes, -1 without payload
    int serializedValueSize;
    # Topic
    string topic;
    # Number of the partition
    int partition;
|};

# Encryption of connections.
public type SecureSocket record {|
    # What the client trusts: a trust store, or a file of certificates in PEM
    crypto:TrustStore|string cert;
    # The client's own certificate
    record {|
        # Store of certificate and key
        crypto:KeyStore keyStore;
        # Password of the key in it, when it differs from the store's
        string keyPassword?;
    |}|CertKey key?;
    # Version
    record {|
        # Family
        Protocol name;
        # Versions of it, as in `TLSv1.3`
        string[] versions?;
    |} protocol?;
    # Names of the ciphers to use; all that are safe when left out
    string[] ciphers?;
|};

# A certificate and its private key in files.
public type CertKey record {|
    # File of the certificate in PEM
    string certFile;
    # File of the key in PEM
    string keyFile;
    # Password of the key file, when it is encrypted
    string keyPassword?;
|};

# How a client logs in.
public type AuthenticationConfiguration record {|
    # Mechanism
    AuthenticationMechanism mechanism = AUTH_SASL_PLAIN;
    # User
    string username;
    # The user's password
    string password;
|};

# A service whose `onConsumerRecord` is called with records. Its parameters, in any order, are an array of records or
# of payloads, or both, and a `kafka:Caller`; `onError`, if there is one, is called with errors.
public type Service distinct service object {
};

# What services can have.
type Handlers service object {
    # Called with the records that were polled.
    #
    # + records - The records
    # + caller - Commits what was read
    # + return - An error, which is printed
    remote function onConsumerRecord(AnydataConsumerRecord[] records, Caller caller) returns error?;

    # Called when polling failed, or records do not have the type that is wanted.
    #
    # + cause - What was wrong
    # + return - An error, which is printed
    remote function onError(Error cause) returns error?;
};

# Marks a parameter as payload.
public type KafkaPayload record {||};

# Marks a parameter of `onConsumerRecord` as payloads, where its type looks like that of records.
public annotation KafkaPayload Payload on parameter;

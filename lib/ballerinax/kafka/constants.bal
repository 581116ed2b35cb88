# Address of a broker on this machine.
public const DEFAULT_URL = "localhost:9092";

# Consume only what transactions committed.
public const ISOLATION_COMMITTED = "read_committed";

# Consume everything, also what transactions aborted.
public const ISOLATION_UNCOMMITTED = "read_uncommitted";

# A group without a committed offset starts at the beginning.
public const OFFSET_RESET_EARLIEST = "earliest";

# A group without a committed offset starts at the end.
public const OFFSET_RESET_LATEST = "latest";

# A group without a committed offset gets an error.
public const OFFSET_RESET_NONE = "none";

# A record is sent when all replicas in step have it.
public const ACKS_ALL = "all";

# A record is sent when it is on its way.
public const ACKS_NONE = "0";

# A record is sent when the partition's leader has it.
public const ACKS_SINGLE = "1";

# Batches are sent as they are.
public const COMPRESSION_NONE = "none";

# Batches are compressed by gzip.
public const COMPRESSION_GZIP = "gzip";

# Batches are compressed by Snappy.
public const COMPRESSION_SNAPPY = "snappy";

# Batches are compressed by LZ4.
public const COMPRESSION_LZ4 = "lz4";

# Batches are compressed by Zstandard.
public const COMPRESSION_ZSTD = "zstd";

# Logging in by user and password.
public const AUTH_SASL_PLAIN = "PLAIN";

# Logging in by SCRAM with SHA-256.
public const AUTH_SASL_SCRAM_SHA_256 = "SCRAM-SHA-256";

# Logging in by SCRAM with SHA-512.
public const AUTH_SASL_SCRAM_SHA_512 = "SCRAM-SHA-512";

# Connections without login and encryption.
public const PROTOCOL_PLAINTEXT = "PLAINTEXT";

# Connections with login, without encryption.
public const PROTOCOL_SASL_PLAINTEXT = "SASL_PLAINTEXT";

# Connections with login and encryption.
public const PROTOCOL_SASL_SSL = "SASL_SSL";

# Connections with encryption, without login.
public const PROTOCOL_SSL = "SSL";

# Name of the serializer of strings.
public const SER_STRING = "STRING";

# Name of the serializer of ints.
public const SER_INT = "INT";

# Name of the serializer of floats.
public const SER_FLOAT = "FLOAT";

# Name of a serializer of one's own.
public const SER_CUSTOM = "CUSTOM";

# Name of the deserializer of strings.
public const DES_STRING = "STRING";

# Name of the deserializer of ints.
public const DES_INT = "INT";

# Name of the deserializer of floats.
public const DES_FLOAT = "FLOAT";

# Name of a deserializer of one's own.
public const DES_CUSTOM = "CUSTOM";

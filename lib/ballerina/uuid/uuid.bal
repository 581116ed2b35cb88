import ballerina/lang.'int as ints;

# Any error of this module.
public type Error distinct error;

# The fields of a UUID.
public type Uuid readonly & record {
    # The low bits of the timestamp
    ints:Unsigned32 timeLow;
    # The middle bits of the timestamp
    ints:Unsigned16 timeMid;
    # The high bits of the timestamp and the version
    ints:Unsigned16 timeHiAndVersion;
    # The high bits of the clock sequence and the variant
    ints:Unsigned8 clockSeqHiAndReserved;
    # The low bits of the clock sequence
    ints:Unsigned8 clockSeqLo;
    # The node, 48 bits
    int node;
};

# How a UUID was made.
public enum Version {
    # From the time and a node
    V1,
    # From a name, with MD5
    V3,
    # From random bits
    V4,
    # From a name, with SHA-1
    V5
}

# Namespaces for names.
public enum NamespaceUUID {
    # Names are domain names
    NAME_SPACE_DNS = "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    # Names are URLs
    NAME_SPACE_URL = "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
    # Names are ISO object identifiers
    NAME_SPACE_OID = "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
    # Names are X.500 distinguished names
    NAME_SPACE_X500 = "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
    # No namespace
    NAME_SPACE_NIL = "00000000-0000-0000-0000-000000000000"
}

# Makes a UUID from the time and a random node.
#
# + return - The UUID
public isolated function createType1AsString() returns string = external;

# Makes a UUID from the time and a random node.
#
# + return - The fields of the UUID
public isolated function createType1AsRecord() returns Uuid|Error = external;

# Makes the UUID of a name, with MD5.
#
# + namespace - The namespace of the name
# + name - The name, whose surrounding white space does not count
# + return - The UUID, or a `uuid:Error` when the name is empty
public isolated function createType3AsString(NamespaceUUID namespace, string name) returns string|Error = external;

# Makes the UUID of a name, with MD5.
#
# + namespace - The namespace of the name
# + name - The name, whose surrounding white space does not count
# + return - The fields of the UUID, or a `uuid:Error` when the name is empty
public isolated function createType3AsRecord(NamespaceUUID namespace, string name) returns Uuid|Error = external;

# Makes a UUID from random bits.
#
# + return - The UUID
public isolated function createType4AsString() returns string = external;

# Makes a UUID from random bits.
#
# + return - The fields of the UUID
public isolated function createType4AsRecord() returns Uuid|Error = external;

# Makes the UUID of a name, with SHA-1.
#
# + namespace - The namespace of the name
# + name - The name, whose surrounding white space does not count
# + return - The UUID, or a `uuid:Error` when the name is empty
public isolated function createType5AsString(NamespaceUUID namespace, string name) returns string|Error = external;

# Makes the UUID of a name, with SHA-1.
#
# + namespace - The namespace of the name
# + name - The name, whose surrounding white space does not count
# + return - The fields of the UUID, or a `uuid:Error` when the name is empty
public isolated function createType5AsRecord(NamespaceUUID namespace, string name) returns Uuid|Error = external;

# Makes a UUID from random bits, as `createType4AsString` does.
#
# + return - The UUID
public isolated function createRandomUuid() returns string = external;

# Returns the UUID whose bits are all 0.
#
# + return - The UUID
public isolated function nilAsString() returns string = external;

# Returns the UUID whose bits are all 0.
#
# + return - The fields of the UUID
public isolated function nilAsRecord() returns Uuid = external;

# Tells whether a string is a UUID.
#
# + uuid - The string
# + return - `true` if it is one
public isolated function validate(string uuid) returns boolean = external;

# Tells how a UUID was made.
#
# + uuid - The UUID
# + return - Its version, or a `uuid:Error` when it is no UUID or of another version
public isolated function getVersion(string uuid) returns Version|Error = external;

# Gives the bytes of a UUID.
#
# + uuid - The UUID
# + return - Its 16 bytes, or a `uuid:Error` when it is no UUID
public isolated function toBytes(string|Uuid uuid) returns byte[]|Error = external;

# Writes a UUID.
#
# + uuid - The UUID
# + return - The UUID as a string, or an error when it is no UUID
public isolated function toString(byte[]|Uuid uuid) returns string|error = external;

# Gives the fields of a UUID.
#
# + uuid - The UUID
# + return - Its fields, or a `uuid:Error` when it is no UUID
public isolated function toRecord(string|byte[] uuid) returns Uuid|Error = external;

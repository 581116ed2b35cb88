# Any error of this module.
public type Error distinct error;

# The hash function of a password hash.
public enum HmacAlgorithm {
    # SHA-1
    SHA1,
    # SHA-256
    SHA256,
    # SHA-512
    SHA512
}

# A hash: its bytes, or a string that stands for it.
public type HashValue byte[]|string;

# Where a private key with its certificates is kept: a PKCS#12 file.
public type KeyStore record {|
    # The path of the file
    string path;
    # Its password
    string password;
|};

# Where trusted certificates are kept: a PKCS#12 file.
public type TrustStore record {|
    # The path of the file
    string path;
    # Its password
    string password;
|};

# Computes an MD5 hash. MD5 does not protect against forgery.
# ```ballerina
# byte[] hash = crypto:hashMd5("Hello".toBytes());
# ```
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 16 bytes
public isolated function hashMd5(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a SHA-1 hash. SHA-1 does not protect against forgery.
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 20 bytes
public isolated function hashSha1(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a SHA-256 hash.
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 32 bytes
public isolated function hashSha256(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a SHA-384 hash.
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 48 bytes
public isolated function hashSha384(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a SHA-512 hash.
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 64 bytes
public isolated function hashSha512(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a Keccak-256 hash, the original one and not that of SHA-3.
#
# + input - The bytes
# + salt - Bytes to hash before them
# + return - The hash, 32 bytes
public isolated function hashKeccak256(byte[] input, byte[]? salt = ()) returns byte[] = external;

# Computes a CRC-32 checksum.
#
# + input - The bytes
# + return - The checksum as hexadecimal digits
public isolated function crc32b(byte[] input) returns string = external;

# Computes an authentication code with MD5.
#
# + input - The bytes to authenticate
# + key - The secret key
# + return - The code, 16 bytes
public isolated function hmacMd5(byte[] input, byte[] key) returns byte[]|Error = external;

# Computes an authentication code with SHA-1.
#
# + input - The bytes to authenticate
# + key - The secret key
# + return - The code, 20 bytes
public isolated function hmacSha1(byte[] input, byte[] key) returns byte[]|Error = external;

# Computes an authentication code with SHA-256.
#
# + input - The bytes to authenticate
# + key - The secret key
# + return - The code, 32 bytes
public isolated function hmacSha256(byte[] input, byte[] key) returns byte[]|Error = external;

# Computes an authentication code with SHA-384.
#
# + input - The bytes to authenticate
# + key - The secret key
# + return - The code, 48 bytes
public isolated function hmacSha384(byte[] input, byte[] key) returns byte[]|Error = external;

# Computes an authentication code with SHA-512.
#
# + input - The bytes to authenticate
# + key - The secret key
# + return - The code, 64 bytes
public isolated function hmacSha512(byte[] input, byte[] key) returns byte[]|Error = external;

# Hashes a password for keeping, with bcrypt.
# ```ballerina
# string hash = check crypto:hashBcrypt("secret");
# ```
#
# + password - The password, up to 72 bytes
# + workFactor - How expensive the hash is: 4 to 31, each step twice as much as the one before
# + return - The hash with what it takes to verify it, or a `crypto:Error`
public isolated function hashBcrypt(string password, int workFactor = 12) returns string|Error = external;

# Compares a password with the result of `hashBcrypt`.
#
# + password - The password
# + hashedPassword - The hash
# + return - Whether it is the hash of the password, or a `crypto:Error` when it is no hash
public isolated function verifyBcrypt(string password, string hashedPassword) returns boolean|Error = external;

# Hashes a password for keeping, with Argon2id.
# ```ballerina
# string hash = check crypto:hashArgon2("secret");
# ```
#
# + password - The password
# + iterations - How many passes are made over the memory
# + memory - How much memory is used, in KiB: 8192 or more
# + parallelism - How many lanes the memory has
# + return - The hash with what it takes to verify it, or a `crypto:Error`
public isolated function hashArgon2(string password, int iterations = 3, int memory = 65536, int parallelism = 4)
        returns string|Error = external;

# Compares a password with the result of `hashArgon2`.
#
# + password - The password
# + hashedPassword - The hash
# + return - Whether it is the hash of the password, or a `crypto:Error` when it is no hash
public isolated function verifyArgon2(string password, string hashedPassword) returns boolean|Error = external;

# Hashes a password for keeping, with PBKDF2.
# ```ballerina
# string hash = check crypto:hashPbkdf2("secret");
# ```
#
# + password - The password
# + iterations - How often the hash function is applied: 10000 or more
# + algorithm - The hash function
# + return - The hash with what it takes to verify it, or a `crypto:Error`
public isolated function hashPbkdf2(string password, int iterations = 10000, HmacAlgorithm algorithm = SHA256)
        returns string|Error = external;

# Compares a password with the result of `hashPbkdf2`.
#
# + password - The password
# + hashedPassword - The hash
# + return - Whether it is the hash of the password, or a `crypto:Error` when it is no hash
public isolated function verifyPbkdf2(string password, string hashedPassword) returns boolean|Error = external;

# Derives a key from a secret with HKDF and SHA-256, RFC 5869.
#
# + input - The secret
# + length - How many bytes the key is to have, up to 8160
# + salt - Bytes that need not be secret
# + info - What the key is for
# + return - The key, or a `crypto:Error`
public isolated function hkdfSha256(byte[] input, int length, byte[] salt = [], byte[] info = [])
        returns byte[]|Error = external;

# Compares hashes in a time that does not tell where they differ.
#
# + value - A hash
# + expectedValue - The hash it should be
# + return - Whether they are equal
public isolated function equalConstantTime(HashValue value, HashValue expectedValue) returns boolean = external;

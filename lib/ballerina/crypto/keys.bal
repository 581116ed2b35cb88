import ballerina/time;

# The algorithm of a key.
public type KeyAlgorithm RSA|EC;

# RSA.
public const RSA = "RSA";

# Elliptic curves.
public const EC = "EC";

# A private key. What it consists of is not shown.
public type PrivateKey record {|
    # Its algorithm
    KeyAlgorithm algorithm;
|};

# A public key.
public type PublicKey record {|
    # Its algorithm
    KeyAlgorithm algorithm;
    # The certificate that it comes from
    Certificate certificate?;
|};

# What an X.509 certificate says.
public type Certificate record {|
    # The version of its format
    int version0;
    # Its serial number
    int serial;
    # Who issued it
    string issuer;
    # Whose it is
    string subject;
    # From when it is valid
    time:Utc notBefore;
    # Until when it is valid
    time:Utc notAfter;
    # The issuer's signature
    byte[] signature;
    # The algorithm of the signature
    string signingAlgorithm;
|};

# How AES fills the last block: not at all.
public const NONE = "NONE";

# How AES fills the last block: with the number of bytes that are missing.
public const PKCS5 = "PKCS5";

# How RSA pads: as PKCS #1 1.5 does.
public const PKCS1 = "PKCS1";

# How RSA pads: OAEP with MD5.
public const OAEPwithMD5andMGF1 = "OAEPwithMD5andMGF1";

# How RSA pads: OAEP with SHA-1.
public const OAEPWithSHA1AndMGF1 = "OAEPWithSHA1AndMGF1";

# How RSA pads: OAEP with SHA-256.
public const OAEPWithSHA256AndMGF1 = "OAEPWithSHA256AndMGF1";

# How RSA pads: OAEP with SHA-384.
public const OAEPwithSHA384andMGF1 = "OAEPwithSHA384andMGF1";

# How RSA pads: OAEP with SHA-512.
public const OAEPwithSHA512andMGF1 = "OAEPwithSHA512andMGF1";

# How AES fills the last block.
public type AesPadding NONE|PKCS5;

# How RSA pads.
public type RsaPadding PKCS1|OAEPwithMD5andMGF1|OAEPWithSHA1AndMGF1|OAEPWithSHA256AndMGF1|OAEPwithSHA384andMGF1|OAEPwithSHA512andMGF1;

# Reads a private RSA key from a file in PEM.
#
# + keyFile - the path of the file
# + keyPassword - the password of the key
# + return - the key, or an error when there is none
public isolated function decodeRsaPrivateKeyFromKeyFile(string keyFile, string? keyPassword = ()) returns PrivateKey|Error = external;

# Reads a public RSA key from a certificate in a file in PEM or DER.
#
# + certFile - the path of the file
# + return - the key, or an error when there is none
public isolated function decodeRsaPublicKeyFromCertFile(string certFile) returns PublicKey|Error = external;

# Reads a private elliptic curve key from a file in PEM.
#
# + keyFile - the path of the file
# + keyPassword - the password of the key
# + return - the key, or an error when there is none
public isolated function decodeEcPrivateKeyFromKeyFile(string keyFile, string? keyPassword = ()) returns PrivateKey|Error = external;

# Reads a public elliptic curve key from a certificate in a file in PEM or DER.
#
# + certFile - the path of the file
# + return - the key, or an error when there is none
public isolated function decodeEcPublicKeyFromCertFile(string certFile) returns PublicKey|Error = external;

# Reads a private RSA key in PEM.
#
# + content - the bytes
# + keyPassword - the password of the key
# + return - the key, or an error when there is none
public isolated function decodeRsaPrivateKeyFromContent(byte[] content, string? keyPassword = ()) returns PrivateKey|Error = external;

# Reads a public RSA key from a certificate in PEM or DER.
#
# + content - the bytes
# + return - the key, or an error when there is none
public isolated function decodeRsaPublicKeyFromContent(byte[] content) returns PublicKey|Error = external;

# Makes a public RSA key of its numbers.
#
# + modulus - the modulus in URL-safe base64
# + exponent - the exponent in URL-safe base64
# + return - the key, or an error when these are no numbers
public isolated function buildRsaPublicKey(string modulus, string exponent) returns PublicKey|Error = external;

# Encrypts with RSA.
#
# + input - what is encrypted
# + key - the key
# + padding - how it pads
# + return - what was encrypted, or an error when it is too long or the key is no RSA key
public isolated function encryptRsaEcb(byte[] input, PrivateKey|PublicKey key, RsaPadding padding = PKCS1) returns byte[]|Error = external;

# Decrypts with RSA.
#
# + input - what was encrypted
# + key - the key
# + padding - how it was padded
# + return - what it means, or an error when it was not encrypted for the key
public isolated function decryptRsaEcb(byte[] input, PrivateKey|PublicKey key, RsaPadding padding = PKCS1) returns byte[]|Error = external;

# Encrypts with AES in CBC mode.
#
# + input - what is encrypted
# + key - the key: 16, 24 or 32 bytes
# + iv - the initialisation vector
# + padding - how the last block is filled
# + return - the result, or an error when the key or the input cannot be used
public isolated function encryptAesCbc(byte[] input, byte[] key, byte[] iv, AesPadding padding = PKCS5) returns byte[]|Error = external;

# Encrypts with AES in ECB mode, which shows where blocks are the same.
#
# + input - what is encrypted
# + key - the key: 16, 24 or 32 bytes
# + padding - how the last block is filled
# + return - the result, or an error when the key or the input cannot be used
public isolated function encryptAesEcb(byte[] input, byte[] key, AesPadding padding = PKCS5) returns byte[]|Error = external;

# Encrypts with AES in GCM mode.
#
# + input - what is encrypted
# + key - the key: 16, 24 or 32 bytes
# + iv - the initialisation vector
# + padding - of no meaning in this mode
# + tagSize - how many bits the authentication tag has
# + return - the result, or an error when the key or the input cannot be used
public isolated function encryptAesGcm(byte[] input, byte[] key, byte[] iv, AesPadding padding = NONE, int tagSize = 128) returns byte[]|Error = external;

# Decrypts with AES in CBC mode.
#
# + input - what is decrypted
# + key - the key: 16, 24 or 32 bytes
# + iv - the initialisation vector
# + padding - how the last block is filled
# + return - the result, or an error when the key or the input cannot be used
public isolated function decryptAesCbc(byte[] input, byte[] key, byte[] iv, AesPadding padding = PKCS5) returns byte[]|Error = external;

# Decrypts with AES in ECB mode, which shows where blocks are the same.
#
# + input - what is decrypted
# + key - the key: 16, 24 or 32 bytes
# + padding - how the last block is filled
# + return - the result, or an error when the key or the input cannot be used
public isolated function decryptAesEcb(byte[] input, byte[] key, AesPadding padding = PKCS5) returns byte[]|Error = external;

# Decrypts with AES in GCM mode.
#
# + input - what is decrypted
# + key - the key: 16, 24 or 32 bytes
# + iv - the initialisation vector
# + padding - of no meaning in this mode
# + tagSize - how many bits the authentication tag has
# + return - the result, or an error when the key or the input cannot be used
public isolated function decryptAesGcm(byte[] input, byte[] key, byte[] iv, AesPadding padding = PKCS5, int tagSize = 128) returns byte[]|Error = external;

# Signs with MD5 and RSA.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaMd5(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with MD5 and RSA.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaMd5Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-1 and RSA.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaSha1(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-1 and RSA.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaSha1Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-256 and RSA.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaSha256(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-256 and RSA.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaSha256Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-384 and RSA.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaSha384(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-384 and RSA.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaSha384Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-512 and RSA.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaSha512(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-512 and RSA.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaSha512Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-256 and RSA-PSS.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signRsaSsaPss256(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-256 and RSA-PSS.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifyRsaSsaPss256Signature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-256 and an elliptic curve.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signSha256withEcdsa(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-256 and an elliptic curve.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifySha256withEcdsaSignature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

# Signs with SHA-384 and an elliptic curve.
#
# + input - what is signed
# + privateKey - the key
# + return - the signature, or an error when the key cannot be used
public isolated function signSha384withEcdsa(byte[] input, PrivateKey privateKey) returns byte[]|Error = external;

# Checks a signature that was made with SHA-384 and an elliptic curve.
#
# + data - what was signed
# + signature - the signature
# + publicKey - the key
# + return - whether it is the signature, or an error when the key cannot be used
public isolated function verifySha384withEcdsaSignature(byte[] data, byte[] signature, PublicKey publicKey) returns boolean|Error = external;

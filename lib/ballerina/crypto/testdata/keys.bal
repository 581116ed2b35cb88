import ballerina/crypto;
import ballerina/file;
import ballerina/io;

// These keys are for this test and for nothing else.
const RSA_KEY = string `-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQCvrR3v2zWIY4iB
2CsdVkenA5wLfFtLjwdeVfWi1cWggBeNokRfLMOeMuR5hAa0s0v/jsZcFAjgn+1I
/ivTXhn14I407PY61ZK/a/CgIcPEbMLviBUQrik/8mekZsKF+QqgAhhiz86bnyTj
ImLMwLAyEh+j5y0HH1HazK7NU6MJ70RDa52iPh1EIcq0YwOYrkcW5X40Sb5pV6D/
D4SpQxS9Vs3WZscrv8wfsGO2ugIW8NS7jMnVloGq55tFVf2uIY/XqiA0Y4POMAFh
bKcUBRIyYcJ+FyFJAGxHDw2/F6VP4O0G1iXK9YZ6AtAmubfagfIsdcHcqOqC19cF
dRTaCyAxAgMBAAECggEAE6bMzyKhRsYklGrNKuFWj1Yh5+6Dq2x+5WR9/3bEnldJ
2zYESjXAlbMpd/bnBaJ7bUVoRs9WbWMyeNx25FR12LmDiuPZiPwQaAGf95fDVZcZ
iNA7FAQ5eM3p3lwA5Vn2IG9PkUkf+mxXZOGZNgCVjSpWGACBmtb78fr80FrrZW5L
LO0y3785JGy+bPHhy9GKds1xWeUkeKFpcHLHiaQ54Hq3PSdoDwQ3A1KtEyArr37s
Aj3QYDj7V96g/wq7jvMnZzXe13IGANYhhsql4qdOa58F9cNcz6RWvUNN5n5iReRj
3wUigjqHxZpFAdv57P6IHEd7NIjBp+H3rmTDWonDqQKBgQDV1h5SNi9uboAU2FQb
UYN7ey35LDAj1oD2uwkYh7S21bFZHB42hxzfVMpMQUnnwsR6yzzBn/du3mB75wgr
gGqYsuAFy4Qtj3zRtBbD3pesinHnMUW95qn1uRNCWHDHNPfx1JnGZIdJ9YiA5dU9
Y3BjsG7qMBfwsp+wir4YUlGaSQKBgQDSUMbp2ZIRRaYmgPAYcC+ZmsBIkdPZC0EQ
DXJj0q5UqVVZ+9pgo9vP9fPSrsoF51wpFJrKdQyQ4IL0TnkZsSGwcMunv7NKvmnp
h9oYgMFc8jMnEeoslzs5wG2DZSPufGHpZ0mIL8aUIEq+yD7umZsFzphljCvFrYo0
bQT/N5oWqQKBgHDeM+Lw9tgzOyfFh59jxyLGQd3jlQVVk3yn/IUWHCzlXlbKoKfn
aTX4a08Upw3NoCewXsFUziWW+xZrO8S6Y4l14QkuAvaJZjjJ9botI6HO8ZA2UbmK
pussZR3/0IdVTgo3TXOKXF6NWx+uMH/WnNwBpIm4GOrTXbaxhOURjkEBAoGBALJt
NVRP8UwV+s/Ps+IHy1pVn6vxi/knQxuLTPDDXIMW5gJhWPOEEIht8V1cTKiVj+qK
QIhipTaEQpVhvfu9+wblquG2ETXoNZKaXr1K/sEL+bm7yR/rbaOhTUecFs/NVoPd
zNRtM9uXSdJxsHJcfth+XWxJbxlWEVpI42Ril6eBAoGBAIGJJ9XGeymoy/85yQNW
xrY/5D7pTWW0A0SbTKCBsfQlKy/hJOvVgCcxf8mRvNG9SxjWXpzkaZhOaHOP+0aO
41c7CKMQwgKH8f0u/5dPXOBXOs0Ux0T3z55irEp5Vghjafb7DUM4keZe7PK/9YQn
sq2hW8R7n0t3WSHJpDW2hPtd
-----END PRIVATE KEY-----`;
const RSA_CERT = string `-----BEGIN CERTIFICATE-----
MIIDATCCAemgAwIBAgIUHkOXOJu3Fx68tvsEOaqEBNu2nrowDQYJKoZIhvcNAQEL
BQAwDzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjIyMjM0MDZaGA8yMTI2MTAyOTIy
MzQwNlowDzENMAsGA1UEAwwEdGVzdDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCC
AQoCggEBAK+tHe/bNYhjiIHYKx1WR6cDnAt8W0uPB15V9aLVxaCAF42iRF8sw54y
5HmEBrSzS/+OxlwUCOCf7Uj+K9NeGfXgjjTs9jrVkr9r8KAhw8Rswu+IFRCuKT/y
Z6RmwoX5CqACGGLPzpufJOMiYszAsDISH6PnLQcfUdrMrs1TownvRENrnaI+HUQh
yrRjA5iuRxblfjRJvmlXoP8PhKlDFL1WzdZmxyu/zB+wY7a6Ahbw1LuMydWWgarn
m0VV/a4hj9eqIDRjg84wAWFspxQFEjJhwn4XIUkAbEcPDb8XpU/g7QbWJcr1hnoC
0Ca5t9qB8ix1wdyo6oLX1wV1FNoLIDECAwEAAaNTMFEwHQYDVR0OBBYEFOjb/z/J
067YOlHNaJtMtmlamsGaMB8GA1UdIwQYMBaAFOjb/z/J067YOlHNaJtMtmlamsGa
MA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADggEBAF66XWwhMWodIuTy
RutA2VvT3EI8Hq/AXPfTX0r3EoJj9JOzYxaSHBCpbTI3M540oL9C/oiL1XwPOC+0
SHzco8r7gX9Zl/t4NsVxShUng8ubYV3gNy0XavQQLkYQqbZ2UaCDWgQHaS5aufrm
Kevb4vOdYTaAZI1IlR+QzNDrlNrJlctQOEnFS1vnqc/if6P3r6BZ0lPBUIQ3FCPo
4mzoxaYwL+Ss1i2JAjmGmIekUDKt8qlOoXx5UnlTLMqLRqiouZTO0a2OL/gg7KVs
RTzaBKmaucTPA0MIifd61HdRguoTN4dlhloz93yueSMSX1YJXiZsugOu1VDZPb9j
OmzCV8M=
-----END CERTIFICATE-----`;
const EC_KEY = string `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgvnIarFf4KtzF7yXN
g5Cz1/ALLSgNeMu9PiKZW9JHLuChRANCAARgrrPyCsdFUax8sYkjFDn4tv1fwf+U
j99GMa6KiU8ylUeFXTmA5EQsvglgDAuRRvCrRVC1Ys4+nl/0YUya0/5j
-----END PRIVATE KEY-----`;
const EC_CERT = string `-----BEGIN CERTIFICATE-----
MIIBbzCCARegAwIBAgIUUVeWQpgszg83hNI84FAMj+iUbOIwCgYIKoZIzj0EAwIw
DTELMAkGA1UEAwwCZWMwIBcNMjYxMTIyMjIzNDA2WhgPMjEyNjEwMjkyMjM0MDZa
MA0xCzAJBgNVBAMMAmVjMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEYK6z8grH
RVGsfLGJIxQ5+Lb9X8H/lI/fRjGuiolPMpVHhV05gORELL4JYAwLkUbwq0VQtWLO
Pp5f9GFMmtP+Y6NTMFEwHQYDVR0OBBYEFPbqh1fw6gEwNZ8GHdgDWz6VA5wyMB8G
A1UdIwQYMBaAFPbqh1fw6gEwNZ8GHdgDWz6VA5wyMA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoZIzj0EAwIDRgAwQwIgStkIl8XdrZqcfinAeGBUQZybIXAfFPkQaAbafBf5
A68CHzKalAR7GDuSG2++uSBg3unJav/a9v7B8vnAlYR7Rto=
-----END CERTIFICATE-----`;

function show(any|error v) {
    io:println(v is error ? "error: " + v.message() : v);
}

public function main() returns error? {
    byte[] data = "Hello, Ballerina".toBytes();
    crypto:PrivateKey key = check crypto:decodeRsaPrivateKeyFromContent(RSA_KEY.toBytes());
    crypto:PublicKey pub = check crypto:decodeRsaPublicKeyFromContent(RSA_CERT.toBytes());
    io:println(key, " ", pub.algorithm, " ", pub.certificate?.subject); // @output {"algorithm":"RSA"} RSA CN=test

    // Signatures.
    foreach var [sign, verify] in [
        [crypto:signRsaMd5, crypto:verifyRsaMd5Signature],
        [crypto:signRsaSha1, crypto:verifyRsaSha1Signature],
        [crypto:signRsaSha256, crypto:verifyRsaSha256Signature],
        [crypto:signRsaSha384, crypto:verifyRsaSha384Signature],
        [crypto:signRsaSha512, crypto:verifyRsaSha512Signature],
        [crypto:signRsaSsaPss256, crypto:verifyRsaSsaPss256Signature]
    ] {
        byte[] signature = check sign(data, key);
        io:print(check verify(data, signature, pub), check verify("Hello".toBytes(), signature, pub), " ");
    }
    io:println(); // @output truefalse truefalse truefalse truefalse truefalse truefalse 

    // Encryption.
    crypto:RsaPadding[] paddings = [crypto:PKCS1, crypto:OAEPWithSHA1AndMGF1, crypto:OAEPWithSHA256AndMGF1, crypto:OAEPwithMD5andMGF1];
    foreach crypto:RsaPadding padding in paddings {
        byte[] secret = check crypto:encryptRsaEcb(data, pub, padding);
        io:print(check string:fromBytes(check crypto:decryptRsaEcb(secret, key, padding)), " ");
    }
    io:println(); // @output Hello, Ballerina Hello, Ballerina Hello, Ballerina Hello, Ballerina 
    show(crypto:decryptRsaEcb(data, key));
    // @output error: Error occurred while RSA decrypt: the input was not encrypted for this key with this padding
    show(crypto:encryptRsaEcb(data, <crypto:PublicKey>{algorithm: crypto:RSA})); // @output error: Uninitialized private/public key.

    // Elliptic curves, from files.
    string dir = check file:createTempDir();
    check io:fileWriteString(dir + "/ec.pem", EC_KEY);
    check io:fileWriteString(dir + "/ec.crt", EC_CERT);
    crypto:PrivateKey ec = check crypto:decodeEcPrivateKeyFromKeyFile(dir + "/ec.pem");
    crypto:PublicKey ecPublic = check crypto:decodeEcPublicKeyFromCertFile(dir + "/ec.crt");
    byte[] signed = check crypto:signSha256withEcdsa(data, ec);
    io:println(check crypto:verifySha256withEcdsaSignature(data, signed, ecPublic)); // @output true
    io:println(check crypto:verifySha384withEcdsaSignature(data, check crypto:signSha384withEcdsa(data, ec), ecPublic)); // @output true
    show(crypto:signRsaSha256(data, ec)); // @output error: Not a valid RSA key
    show(crypto:decodeRsaPrivateKeyFromKeyFile(dir + "/ec.pem")); // @output error: Not a valid RSA key
    crypto:PublicKey|error missing = crypto:decodeEcPublicKeyFromCertFile(dir + "/none.crt");
    io:println(missing is crypto:Error); // @output true
    show(crypto:decodeRsaPublicKeyFromContent(data)); // @output error: Unable to do public key operations: signed fields invalid
    check file:remove(dir, file:RECURSIVE);
    crypto:PublicKey built = check crypto:buildRsaPublicKey("3Q", "AQAB");
    io:println(built); // @output {"algorithm":"RSA"}

    // AES.
    byte[] k = "0123456789abcdef".toBytes();
    byte[] cbc = check crypto:encryptAesCbc(data, k, k);
    io:println(cbc.toBase16(), " ", check string:fromBytes(check crypto:decryptAesCbc(cbc, k, k)));
    // @output adb00b8b35f5dcff2be485318c749a467191a1e92e9ddd213d6c7e6d0f91ac66 Hello, Ballerina
    byte[] ecb = check crypto:encryptAesEcb(data, k, crypto:NONE);
    io:println(ecb.toBase16(), " ", check string:fromBytes(check crypto:decryptAesEcb(ecb, k, crypto:NONE)));
    // @output a0c1ef08b7c86a2e47807574d7bff942 Hello, Ballerina
    byte[] gcm = check crypto:encryptAesGcm(data, k, k);
    io:println(gcm.length(), " ", check string:fromBytes(check crypto:decryptAesGcm(gcm, k, k))); // @output 32 Hello, Ballerina
    gcm[0] = gcm[0] ^ 1;
    show(crypto:decryptAesGcm(gcm, k, k)); // @output error: Error occurred while AES decrypt: Tag mismatch
    show(crypto:encryptAesCbc(data, data.slice(1), k)); // @output error: Invalid key size. Valid key sizes in bytes: [16, 24, 32]
    show(crypto:encryptAesEcb(data.slice(1), k, crypto:NONE)); // @output error: Input length not multiple of 16 bytes
    show(crypto:encryptAesCbc(data, k, data.slice(1))); // @output error: Wrong IV length: must be 16 bytes long
}

import ballerina/crypto;
import ballerina/io;

public function main() returns error? {
    byte[] input = "Hello Ballerina!".toBytes();
    io:println(crypto:hashMd5(input).toBase16()); // @output 0605402ee16d8e96511a58ff105bc24a
    io:println(crypto:hashSha1(input).toBase64()); // @output /8fwbGIevBvv2Nl3gEL9DtWas+Q=
    io:println(crypto:hashSha256(input).toBase16()); // @output a984a643c350b17f0738bac0fef17f2cd91d91e04596351d0af670c79adc12d5
    io:println(crypto:crc32b(input)); // @output db9230c5
    byte[] key = "somesecret".toBytes();
    io:println((check crypto:hmacSha256(input, key)).toBase16()); // @output 13a3369b8ba326fd311d4500b06a5214a02ed2a033917108f6b9af58b7ede381
    io:println(crypto:hmacSha1(input, []) is crypto:Error); // @output true
    string hash = check crypto:hashBcrypt("secret", 4);
    io:println(check crypto:verifyBcrypt("secret", hash), check crypto:verifyBcrypt("other", hash)); // @output truefalse
    io:println(crypto:equalConstantTime("a", "a")); // @output true
}

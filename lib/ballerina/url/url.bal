# Any error of this module.
public type Error distinct error;

# Encodes text for use within a URL: all but ASCII letters, digits and `-._~` become `%` and two hexadecimal digits.
# ```ballerina
# string encoded = check url:encode("a=12&b=55", "UTF-8");
# ```
#
# + value - The text
# + charset - The character encoding of the bytes, such as "UTF-8"
# + return - The encoded text, or a `url:Error` when the encoding is not known or cannot represent the text
public isolated function encode(string value, string charset) returns string|Error = external;

# Decodes text from a URL; `+` stands for a space.
# ```ballerina
# string decoded = check url:decode("http%3A%2F%2Flocalhost", "UTF-8");
# ```
#
# + value - The encoded text
# + charset - The character encoding of the bytes, such as "UTF-8"
# + return - The text, or a `url:Error` when the encoding is not known or `value` is not encoded in it
public isolated function decode(string value, string charset) returns string|Error = external;

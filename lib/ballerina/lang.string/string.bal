import ballerina/lang.regexp;

# Strings of one character.
@builtinSubtype
public type Char string;

# Regular expressions.
public type RegExp regexp:RegExp;

# Returns the number of characters (code points).
#
# + str - The string
# + return - Its length
public isolated function length(string str) returns int = external;

# Returns an iterator over the characters.
#
# + str - The string
# + return - A new iterator, whose `next` gives strings of one character in order
public isolated function iterator(string str) returns object {
    public isolated function next() returns record {|
        Char value;
    |}?;
} = external;

# Joins strings end to end.
#
# + strs - The strings
# + return - All of them in one string
public isolated function concat(string... strs) returns string = external;

# Returns the code point of a character. It panics when there is no such character.
#
# + str - The string
# + index - The character's index
# + return - Its code point
public isolated function getCodePoint(string str, int index) returns int = external;

# Returns part of a string. It panics when the bounds are not within the string.
# ```ballerina
# string s = "Hello, my name is John".substring(7, 9); // my
# ```
#
# + str - The string
# + startIndex - Index of the first character
# + endIndex - Index behind the last character
# + return - The characters from the one up to the other
public isolated function substring(string str, int startIndex, int endIndex = str.length()) returns string = external;

# Compares strings by the code points of their characters.
#
# + str1 - The one
# + str2 - The other
# + return - Less than, equal to or greater than zero as `str1` is before, the same as or after `str2`
public isolated function codePointCompare(string str1, string str2) returns int = external;

# Joins strings with a separator between them.
# ```ballerina
# string s = string:'join(" ", "Ballerina", "is"); // Ballerina is
# ```
#
# + separator - The separator
# + strs - The strings
# + return - All of them in one string
public isolated function 'join(string separator, string... strs) returns string = external;

# Finds the first occurrence of a string.
#
# + str - The string to search
# + substr - The string to find
# + startIndex - Index from which on to search
# + return - The index where it starts, `()` when there is none
public isolated function indexOf(string str, string substr, int startIndex = 0) returns int? = external;

# Finds the last occurrence of a string.
#
# + str - The string to search
# + substr - The string to find
# + startIndex - Index from which on to search backwards
# + return - The index where it starts, `()` when there is none
public isolated function lastIndexOf(string str, string substr, int startIndex = str.length() - substr.length()) returns int? = external;

# Tells whether a string occurs in another.
#
# + str - The string to search
# + substr - The string to find
# + startIndex - Index from which on to search
# + return - Whether it occurs
public isolated function includes(string str, string substr, int startIndex = 0) returns boolean = external;

# Tells whether a string starts with another.
#
# + str - The string
# + substr - The start
# + return - Whether it does
public isolated function startsWith(string str, string substr) returns boolean = external;

# Tells whether a string ends with another.
#
# + str - The string
# + substr - The end
# + return - Whether it does
public isolated function endsWith(string str, string substr) returns boolean = external;

# Makes the letters A to Z lower-case; other characters stay as they are.
#
# + str - The string
# + return - `str` with lower-case letters
public isolated function toLowerAscii(string str) returns string = external;

# Makes the letters a to z upper-case; other characters stay as they are.
#
# + str - The string
# + return - `str` with upper-case letters
public isolated function toUpperAscii(string str) returns string = external;

# Compares strings without regard to the case of the letters A to Z.
#
# + str1 - The one
# + str2 - The other
# + return - Whether they are the same
public isolated function equalsIgnoreCaseAscii(string str1, string str2) returns boolean = external;

# Removes white space (0x9 to 0xD and 0x20) from both ends.
#
# + str - The string
# + return - `str` without it
public isolated function trim(string str) returns string = external;

# Returns the UTF-8 encoding.
#
# + str - The string
# + return - Its bytes
public isolated function toBytes(string str) returns byte[] = external;

# Makes a string of its UTF-8 encoding.
#
# + bytes - The bytes
# + return - The string, or an error when `bytes` is not UTF-8
public isolated function fromBytes(byte[] bytes) returns string|error = external;

# Returns the code points of all characters.
#
# + str - The string
# + return - The code points, in order
public isolated function toCodePointInts(string str) returns int[] = external;

# Returns the code point of a character.
#
# + ch - The character
# + return - Its code point
public isolated function toCodePointInt(Char ch) returns int = external;

# Makes a string of code points.
#
# + codePoints - The code points
# + return - The string, or an error when one is not a code point
public isolated function fromCodePointInts(int[] codePoints) returns string|error = external;

# Makes a string of one code point.
#
# + codePoint - The code point
# + return - The string, or an error when it is not a code point
public isolated function fromCodePointInt(int codePoint) returns Char|error = external;

# Fills a string up at the start.
# ```ballerina
# string s = "100Km".padStart(10, "0"); // 00000100Km
# ```
#
# + str - The string
# + len - The length to reach
# + padChar - The character to fill with
# + return - `str` with as many `padChar` before it as are missing
public isolated function padStart(string str, int len, Char padChar = " ") returns string = external;

# Fills a string up at the end.
#
# + str - The string
# + len - The length to reach
# + padChar - The character to fill with
# + return - `str` with as many `padChar` behind it as are missing
public isolated function padEnd(string str, int len, Char padChar = " ") returns string = external;

# Fills a number up with zeros, which go behind its sign if it has one.
# ```ballerina
# string s = "-256".padZero(9); // -00000256
# ```
#
# + str - The number
# + len - The length to reach
# + zeroChar - The zero
# + return - `str` with as many zeros as are missing
public isolated function padZero(string str, int len, Char zeroChar = "0") returns string = external;

# Tells whether all of a string matches a regular expression.
#
# + str - The string
# + re - The regular expression
# + return - Whether it matches
public isolated function matches(string str, RegExp re) returns boolean = external;

# Tells whether something in a string matches a regular expression.
#
# + str - The string
# + re - The regular expression
# + startIndex - Index from which on to search
# + return - Whether there is a match
public isolated function includesMatch(string str, RegExp re, int startIndex = 0) returns boolean = external;

# What `iterator` returns.
class Iterator {
    # Returns the next character.
    #
    # + return - The character in a record, `()` at the end
    public isolated function next() returns record {|Char value;|}? = external;
}

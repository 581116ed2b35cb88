# Integers of 32 bits: from -2,147,483,648 to 2,147,483,647.
@builtinSubtype
public type Signed32 int;

# Integers of 16 bits: from -32,768 to 32,767.
@builtinSubtype
public type Signed16 int;

# Integers of 8 bits: from -128 to 127.
@builtinSubtype
public type Signed8 int;

# Unsigned integers of 32 bits: from 0 to 4,294,967,295.
@builtinSubtype
public type Unsigned32 int;

# Unsigned integers of 16 bits: from 0 to 65,535.
@builtinSubtype
public type Unsigned16 int;

# Unsigned integers of 8 bits, from 0 to 255: the same as `byte`.
@builtinSubtype
public type Unsigned8 int;

# The largest int.
public const MAX_VALUE = 9223372036854775807;
# The smallest int.
public const MIN_VALUE = -9223372036854775807 - 1;
# The largest `Signed32`.
public const SIGNED32_MAX_VALUE = 2147483647;
# The smallest `Signed32`.
public const SIGNED32_MIN_VALUE = -2147483648;
# The largest `Signed16`.
public const SIGNED16_MAX_VALUE = 32767;
# The smallest `Signed16`.
public const SIGNED16_MIN_VALUE = -32768;
# The largest `Signed8`.
public const SIGNED8_MAX_VALUE = 127;
# The smallest `Signed8`.
public const SIGNED8_MIN_VALUE = -128;
# The largest `Unsigned32`.
public const UNSIGNED32_MAX_VALUE = 4294967295;
# The largest `Unsigned16`.
public const UNSIGNED16_MAX_VALUE = 65535;
# The largest `Unsigned8`.
public const UNSIGNED8_MAX_VALUE = 255;

# Returns the absolute value. It panics for the smallest int, which has none.
#
# + n - The int
# + return - `n` without its sign
public isolated function abs(int n) returns int = external;

# Adds ints. It panics when the sum is out of range.
# ```ballerina
# int n = int:sum(10, 25, 31); // 66
# ```
#
# + ns - The ints
# + return - Their sum, 0 without any
public isolated function sum(int... ns) returns int = external;

# Returns the largest int.
#
# + n - The first
# + ns - The others
# + return - The largest of all
public isolated function max(int n, int... ns) returns int = external;

# Returns the smallest int.
#
# + n - The first
# + ns - The others
# + return - The smallest of all
public isolated function min(int n, int... ns) returns int = external;

# Returns the average, computed in decimals.
# ```ballerina
# decimal d = int:avg(1, 2); // 1.5
# ```
#
# + n - The first
# + ns - The others
# + return - Their sum divided by their number
public isolated function avg(int n, int... ns) returns decimal = external;

# Reads an int: decimal digits with an optional sign.
# ```ballerina
# int n = check int:fromString("76");
# ```
#
# + s - The text
# + return - The int, or an error when `s` is none
public isolated function fromString(string s) returns int|error = external;

# Writes an int in hexadecimal: lower-case digits, with a `-` before them when it
# is negative.
# ```ballerina
# string s = 26.toHexString(); // 1a
# ```
#
# + n - The int
# + return - The text
public isolated function toHexString(int n) returns string = external;

# Reads an int in hexadecimal: digits with an optional sign.
#
# + s - The text
# + return - The int, or an error when `s` is none
public isolated function fromHexString(string s) returns int|error = external;

# Gives a sequence of ints to iterate over. It panics when `step` is 0.
# ```ballerina
# foreach int i in int:range(0, 10, 2) {
# }
# ```
#
# + rangeStart - The first int
# + rangeEnd - The int before which the sequence ends
# + step - The difference from one to the next; negative for a falling sequence
# + return - The sequence
public isolated function range(int rangeStart, int rangeEnd, int step) returns object {
    *object:Iterable;
    public isolated function iterator() returns object {
        public isolated function next() returns record {|
            int value;
        |}?;
    };
} = external;

# Makes the value of a range expression.
#
# + rangeStart - The first int
# + rangeEnd - The int at which the sequence ends
# + halfOpen - Whether it ends before `rangeEnd`
# + return - The sequence
isolated function rangeOf(int rangeStart, int rangeEnd, boolean halfOpen) returns Range = external;

# What `range` and range expressions return.
isolated readonly class Range {
    *object:Iterable;

    # Returns an iterator over the ints.
    #
    # + return - A new iterator
    public isolated function iterator() returns object {
        public isolated function next() returns record {|
            int value;
        |}?;
    } = external;
}

# What `Range.iterator` returns.
class Iterator {
    # Returns the next int.
    #
    # + return - The int in a record, `()` at the end
    public isolated function next() returns record {|int value;|}? = external;
}

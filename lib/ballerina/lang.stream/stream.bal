# Any type: the values of a stream.
@typeParam
type Type any|error;

# Any error: how a stream may end.
@typeParam
type ErrorType error;

# How a stream may end: with `()` or an error.
@typeParam
type CompletionType error?;

# Any type: what a function makes of the values of a stream.
@typeParam
type Type1 any|error;

# Returns an iterator over the values.
#
# + stm - The stream
# + return - A new iterator, which takes the values from the stream
public isolated function iterator(stream<Type, CompletionType> stm) returns object {
    public isolated function next() returns record {|
        Type value;
    |}|CompletionType;
} = external;

# Takes the next value.
# ```ballerina
# record {|int value;|}? r = numbers.next();
# ```
#
# + stm - The stream
# + return - The value in a record, or how the stream ended
public isolated function next(stream<Type, CompletionType> stm) returns record {|
    Type value;
|}|CompletionType = external;

# Closes a stream, so that what is behind it can be released. Closing it again
# does nothing.
#
# + stm - The stream
# + return - An error when it cannot be closed
public isolated function close(stream<Type, CompletionType> stm) returns CompletionType? = external;

# Applies a function to each value, when it is taken.
#
# + stm - The stream
# + func - The function
# + return - The stream of the results
public isolated function 'map(stream<Type, CompletionType> stm, @isolatedParam function (Type val) returns Type1 func)
    returns stream<Type1, CompletionType> = external;

# Calls a function with each value.
#
# + stm - The stream
# + func - The function
# + return - How the stream ended
public isolated function forEach(stream<Type, CompletionType> stm, @isolatedParam function (Type val) returns () func) returns CompletionType = external;

# Selects values, when they are taken.
#
# + stm - The stream
# + func - Tells of a value whether it is wanted
# + return - The stream of the values for which `func` returns true
public isolated function filter(stream<Type, CompletionType> stm, @isolatedParam function (Type val) returns boolean func)
    returns stream<Type, CompletionType> = external;

# Combines all values into one.
#
# + stm - The stream
# + func - Combines the value so far with a value of the stream
# + initial - The value to start with
# + return - The last result of `func`, or the error with which the stream ended
public isolated function reduce(stream<Type, ErrorType?> stm, @isolatedParam function (Type1 accum, Type val) returns Type1 func, Type1 initial)
    returns Type1|ErrorType = external;

# What `iterator` returns.
class Iterator {
    # Takes the next value.
    #
    # + return - The value in a record, or how the stream ended
    public isolated function next() returns record {|any|error value;|}|error? = external;
}

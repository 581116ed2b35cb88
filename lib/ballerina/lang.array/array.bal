# Any type: the members of an array.
@typeParam
type Type any|error;

# Any type: what a function makes of the members of an array.
@typeParam
type Type1 any|error;

# Any type of plain data.
@typeParam
type AnydataType anydata;

# Directions of sorting.
public enum SortDirection {
    # From small to large
    ASCENDING = "ascending",
    # From large to small
    DESCENDING = "descending"
}

# Types that have an order are subtypes of this one.
public type OrderedType ()|boolean|int|float|decimal|string|OrderedType[];

# Returns the number of members.
# ```ballerina
# int n = ["a", "b"].length(); // 2
# ```
#
# + arr - The array
# + return - How many members it has
public isolated function length((any|error)[] arr) returns int = external;

# Returns an iterator over the members.
#
# + arr - The array
# + return - A new iterator, whose `next` gives the members in order
public isolated function iterator(Type[] arr) returns object {
    public isolated function next() returns record {|
        Type value;
    |}?;
} = external;

# Pairs each member with its index.
# ```ballerina
# [int, string][] pairs = ["a", "b"].enumerate(); // [[0, "a"], [1, "b"]]
# ```
#
# + arr - The array
# + return - The pairs of index and member
public isolated function enumerate(Type[] arr) returns [int, Type][] = external;

# Applies a function to each member.
# ```ballerina
# int[] squares = [1, 2, 3].map(n => n * n);
# ```
#
# + arr - The array
# + func - The function
# + return - The results, in order
public isolated function 'map(Type[] arr, @isolatedParam function (Type val) returns Type1 func) returns Type1[] = external;

# Calls a function with each member in order.
#
# + arr - The array
# + func - The function
public isolated function forEach(Type[] arr, @isolatedParam function (Type val) returns () func) returns () = external;

# Selects members.
# ```ballerina
# int[] even = [1, 2, 3, 4].filter(n => n % 2 == 0);
# ```
#
# + arr - The array
# + func - Tells of a member whether it is wanted
# + return - The members for which `func` returns true
public isolated function filter(Type[] arr, @isolatedParam function (Type val) returns boolean func) returns Type[] = external;

# Combines all members into one value.
# ```ballerina
# int total = [1, 2, 3].reduce(isolated function (int sum, int n) returns int => sum + n, 0);
# ```
#
# + arr - The array
# + func - Combines the value so far with a member
# + initial - The value to start with
# + return - The last result of `func`, `initial` for an empty array
public isolated function reduce(Type[] arr, @isolatedParam function (Type1 accum, Type val) returns Type1 func, Type1 initial) returns Type1 = external;

# Tells whether a function returns true for some member. It is called for the
# members in order, up to the first for which it returns true.
#
# + arr - The array
# + func - The function
# + return - Whether there is such a member; false for an empty array
public isolated function some(Type[] arr, @isolatedParam function (Type val) returns boolean func) returns boolean = external;

# Tells whether a function returns true for every member. It is called for the
# members in order, up to the first for which it returns false.
#
# + arr - The array
# + func - The function
# + return - Whether all members are such; true for an empty array
public isolated function every(Type[] arr, @isolatedParam function (Type val) returns boolean func) returns boolean = external;

# Copies part of an array. It panics when the bounds are not within the array.
# ```ballerina
# int[] middle = [1, 2, 3, 4].slice(1, 3); // [2, 3]
# ```
#
# + arr - The array
# + startIndex - Index of the first member
# + endIndex - Index behind the last member
# + return - A new array of these members
public isolated function slice(Type[] arr, int startIndex, int endIndex = arr.length()) returns Type[] = external;

# Takes a member out. It panics when there is no such member.
#
# + arr - The array
# + index - Index of the member
# + return - The member
public isolated function remove(Type[] arr, int index) returns Type = external;

# Takes all members out. It panics when the array's type requires members.
#
# + arr - The array
public isolated function removeAll((any|error)[] arr) returns () = external;

# Changes the length, cutting off members or adding filler values. It panics when
# the array's type does not allow the length.
#
# + arr - The array
# + length - The new length
public isolated function setLength((any|error)[] arr, int length) returns () = external;

# Finds the first member equal (`==`) to a value.
#
# + arr - The array
# + val - The value
# + startIndex - Index from which on to search
# + return - The index, `()` when there is none
public isolated function indexOf(AnydataType[] arr, AnydataType val, int startIndex = 0) returns int? = external;

# Finds the last member equal (`==`) to a value.
#
# + arr - The array
# + val - The value
# + startIndex - Index from which on to search backwards
# + return - The index, `()` when there is none
public isolated function lastIndexOf(AnydataType[] arr, AnydataType val, int startIndex = arr.length() - 1) returns int? = external;

# Turns the order of the members round.
#
# + arr - The array
# + return - A new array with the members from last to first
public isolated function reverse(Type[] arr) returns Type[] = external;

# Marks the parameter of a function that sorts what gives the keys of the members:
# without it they have to be of an ordered type.
const annotation sortKey on source parameter;

# Sorts the members, keeping the order of equal ones. `()` comes last, `NaN` before
# it, in both directions.
# ```ballerina
# string[] byLength = ["ccc", "a", "bb"].sort(array:ASCENDING, isolated function (string s) returns int => s.length());
# ```
#
# + arr - The array
# + direction - The direction
# + key - Gives the key of a member by which to sort; needed unless the members
#     are of an ordered type
# + return - A new array with the members in order
public isolated function sort(Type[] arr, SortDirection direction = ASCENDING,
        @isolatedParam @sortKey (function (Type val) returns OrderedType)? key = ()) returns Type[] = external;

# Takes the last member out. It panics when there is none.
#
# + arr - The array
# + return - The member
public isolated function pop(Type[] arr) returns Type = external;

# Adds members at the end. It panics when the array's type does not allow them.
# ```ballerina
# int[] arr = [1];
# arr.push(2, 3); // [1, 2, 3]
# ```
#
# + arr - The array
# + vals - The members
public isolated function push(Type[] arr, Type... vals) returns () = external;

# Takes the first member out. It panics when there is none.
#
# + arr - The array
# + return - The member
public isolated function shift(Type[] arr) returns Type = external;

# Adds members at the start, in the order given. It panics when the array's type
# does not allow them.
#
# + arr - The array
# + vals - The members
public isolated function unshift(Type[] arr, Type... vals) returns () = external;

# Writes bytes in Base64, without line breaks.
# ```ballerina
# string s = "Hello".toBytes().toBase64(); // SGVsbG8=
# ```
#
# + arr - The bytes
# + return - The text
public isolated function toBase64(byte[] arr) returns string = external;

# Reads Base64. White space is skipped.
#
# + str - The text
# + return - The bytes, or an error when `str` is not Base64
public isolated function fromBase64(string str) returns byte[]|error = external;

# Writes bytes in hexadecimal with lower-case letters.
# ```ballerina
# string s = [170, 171].toBase16(); // aaab
# ```
#
# + arr - The bytes
# + return - The text
public isolated function toBase16(byte[] arr) returns string = external;

# Reads hexadecimal digits. White space is skipped.
#
# + str - The text
# + return - The bytes, or an error when `str` is not pairs of hexadecimal digits
public isolated function fromBase16(string str) returns byte[]|error = external;

# Returns a stream of the members.
#
# + arr - The array
# + return - The stream; it sees changes of the array
public isolated function toStream(Type[] arr) returns stream<Type, ()> = external;

# What `iterator` returns.
class Iterator {
    # Returns the next member.
    #
    # + return - The member in a record, `()` at the end
    public isolated function next() returns record {|any|error value;|}? = external;
}

# Any type: the members of a map.
@typeParam
type Type any|error;

# Any type: what a function makes of the members of a map.
@typeParam
type Type1 any|error;

# Returns the number of members.
#
# + m - The map
# + return - How many members it has
public isolated function length(map<any|error> m) returns int = external;

# Returns an iterator over the members. See `entries` and `keys` for the keys.
#
# + m - The map
# + return - A new iterator, whose `next` gives the members in order
public isolated function iterator(map<Type> m) returns object {
    public isolated function next() returns record {|
        Type value;
    |}?;
} = external;

# Returns a member that is known to be there. It panics when it is not.
#
# + m - The map
# + k - The key
# + return - The member
public isolated function get(map<Type> m, string k) returns Type = external;

# Pairs each member with its key.
# ```ballerina
# map<[string, int]> pairs = {a: 1}.entries(); // {"a": ["a", 1]}
# ```
#
# + m - The map
# + return - A new map of pairs of key and member
public isolated function entries(map<Type> m) returns map<[string, Type]> = external;

# Applies a function to each member.
#
# + m - The map
# + func - The function
# + return - A new map of the results under the same keys
public isolated function 'map(map<Type> m, @isolatedParam function (Type val) returns Type1 func) returns map<Type1> = external;

# Calls a function with each member.
#
# + m - The map
# + func - The function
public isolated function forEach(map<Type> m, @isolatedParam function (Type val) returns () func) returns () = external;

# Selects members.
#
# + m - The map
# + func - Tells of a member whether it is wanted
# + return - A new map of the members for which `func` returns true
public isolated function filter(map<Type> m, @isolatedParam function (Type val) returns boolean func) returns map<Type> = external;

# Combines all members into one value.
#
# + m - The map
# + func - Combines the value so far with a member
# + initial - The value to start with
# + return - The last result of `func`, `initial` for an empty map
public isolated function reduce(map<Type> m, @isolatedParam function (Type1 accum, Type val) returns Type1 func, Type1 initial) returns Type1 = external;

# Takes a member out. It panics when there is none, or when the map's type requires it.
#
# + m - The map
# + k - The key
# + return - The member
public isolated function remove(map<Type> m, string k) returns Type = external;

# Takes a member out if it is there. It panics when the map's type requires it.
#
# + m - The map
# + k - The key
# + return - The member, `()` when there is none
public isolated function removeIfHasKey(map<Type> m, string k) returns Type? = external;

# Takes all members out. It panics when the map's type requires one.
#
# + m - The map
public isolated function removeAll(map<any|error> m) returns () = external;

# Tells whether there is a member with a key.
#
# + m - The map
# + k - The key
# + return - Whether it is there
public isolated function hasKey(map<Type> m, string k) returns boolean = external;

# Returns the keys.
#
# + m - The map
# + return - A new array of them, in order
public isolated function keys(map<any|error> m) returns string[] = external;

# Returns the members without their keys.
#
# + m - The map
# + return - A new array of them, in order
public isolated function toArray(map<Type> m) returns Type[] = external;

# What `iterator` returns.
class Iterator {
    # Returns the next member.
    #
    # + return - The member in a record, `()` at the end
    public isolated function next() returns record {|any|error value;|}? = external;
}

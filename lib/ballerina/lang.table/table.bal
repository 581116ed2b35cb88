# Any type: what a function makes of the rows of a table.
@typeParam
type Type any|error;

# Any mapping type: the rows of a table.
@typeParam
type MapType map<any|error>;

# Any mapping type: what a function makes of the rows of a table.
@typeParam
type MapType1 map<any|error>;

# Any type of plain data: the keys of a table.
@typeParam
type KeyType anydata;

# Returns the number of rows.
#
# + t - The table
# + return - How many rows it has
public isolated function length(table<map<any|error>> t) returns int = external;

# Returns an iterator over the rows.
#
# + t - The table
# + return - A new iterator, whose `next` gives the rows in order
public isolated function iterator(table<MapType> t) returns object {
    public isolated function next() returns record {|
        MapType value;
    |}?;
} = external;

# Returns the row with a key that is known to be there. It panics when it is not.
#
# + t - The table
# + k - The key
# + return - The row
public isolated function get(table<MapType> key<KeyType> t, KeyType k) returns MapType = external;

# Adds a row, or puts it in the place of the one with the same key. It panics when
# the table's type does not allow the row.
#
# + t - The table
# + val - The row
public isolated function put(table<MapType> t, MapType val) = external;

# Adds a row at the end. It panics when there is one with the same key, or when the
# table's type does not allow the row.
#
# + t - The table
# + val - The row
public isolated function add(table<MapType> t, MapType val) = external;

# Applies a function to each row.
#
# + t - The table
# + func - The function
# + return - A new table of the results, without key
public isolated function 'map(table<MapType> t, @isolatedParam function (MapType val) returns MapType1 func)
    returns table<MapType1> key<never> = external;

# Calls a function with each row.
#
# + t - The table
# + func - The function
public isolated function forEach(table<MapType> t, @isolatedParam function (MapType val) returns () func) returns () = external;

# Selects rows.
#
# + t - The table
# + func - Tells of a row whether it is wanted
# + return - A new table of the rows for which `func` returns true, with the same key
public isolated function filter(table<MapType> key<KeyType> t, @isolatedParam function (MapType val) returns boolean func)
    returns table<MapType> key<KeyType> = external;

# Combines all rows into one value.
#
# + t - The table
# + func - Combines the value so far with a row
# + initial - The value to start with
# + return - The last result of `func`, `initial` for an empty table
public isolated function reduce(table<MapType> t, @isolatedParam function (Type accum, MapType val) returns Type func, Type initial) returns Type = external;

# Takes the row with a key out. It panics when there is none.
#
# + t - The table
# + k - The key
# + return - The row
public isolated function remove(table<MapType> key<KeyType> t, KeyType k) returns MapType = external;

# Takes the row with a key out if it is there.
#
# + t - The table
# + k - The key
# + return - The row, `()` when there is none
public isolated function removeIfHasKey(table<MapType> key<KeyType> t, KeyType k) returns MapType? = external;

# Takes all rows out.
#
# + t - The table
public isolated function removeAll(table<map<any|error>> t) returns () = external;

# Tells whether there is a row with a key.
#
# + t - The table
# + k - The key
# + return - Whether it is there
public isolated function hasKey(table<MapType> key<KeyType> t, KeyType k) returns boolean = external;

# Returns the keys.
#
# + t - The table
# + return - A new array of them, in order
public isolated function keys(table<map<any|error>> key<KeyType> t) returns KeyType[] = external;

# Returns the rows.
#
# + t - The table
# + return - A new array of them, in order
public isolated function toArray(table<MapType> t) returns MapType[] = external;

# Returns a number that is not yet a key.
#
# + t - A table whose key is an int
# + return - The largest key and one, 0 for a table without rows
public isolated function nextKey(table<map<any|error>> key<int> t) returns int = external;

# What `iterator` returns.
class Iterator {
    # Returns the next row.
    #
    # + return - The row in a record, `()` at the end
    public isolated function next() returns record {|any|error value;|}? = external;
}

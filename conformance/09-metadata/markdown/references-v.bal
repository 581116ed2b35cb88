// Documentation may hold lists, code and references, whatever they name.

import ballerina/io;

# Does something with type `Point` and variable `missing`.
#
# - one
# - two
#
# ```ballerina
# int n = 1;
# ```
# + p - the point, see function `main` and `main()`
# + return - a text
# # Deprecated
# Use something else.
@deprecated
function show(Point p) returns string => p.toString();

type Point record {|
    int x;
|};

public function main() {
    io:println(show({x: 1})); // @output {"x":1}
}

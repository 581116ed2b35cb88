import ballerina/io;

function add(int a, int b = 5) returns int => a + b;

function join(string sep, string... parts) returns string => string:'join(sep, ...parts);

public function main() {
    io:println(function:call(add, 1, 2)); // @output 3
    io:println(function:call(add, 1)); // @output 6
    io:println(function:call(join, "-", "a", "b")); // @output a-b
    function f = add;
    io:println(f.call(4, 4)); // @output 8
    any|error r = trap function:call(add, "x");
    io:println(r is error ? r.message() : "none"); // @output {ballerina/lang.function}IncompatibleArguments
    _ = checkpanic function:call(add); // @panic argument list '()' cannot be passed to function expecting parameter list '(int,int)'
}

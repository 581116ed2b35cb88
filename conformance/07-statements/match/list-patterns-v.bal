// List patterns match lists of their length, or longer with a rest.

import ballerina/io;

function f(anydata v) returns string {
    match v {
        [] => {
            return "empty";
        }
        [1, var x] => {
            return "one," + x.toString();
        }
        [var x, [var y, ...var ys]] => {
            return "nested," + x.toString() + y.toString() + ys.toString();
        }
        ["q", _, "z", ...var rest] => {
            return "rest," + rest.toString();
        }
        var [a, b, ...c] => {
            return "binding," + a.toString() + b.toString() + c.toString();
        }
        _ => {
            return "other";
        }
    }
}

public function main() {
    io:println(f([])); // @output empty
    io:println(f([1, "a"])); // @output one,a
    io:println(f([2, [3, 4, 5]])); // @output nested,23[4,5]
    io:println(f(["q", 0, "z", 7])); // @output rest,[7]
    io:println(f(["q", 0, "y", 7])); // @output binding,q0["y",7]
    io:println(f([9])); // @output other
    io:println(f("no list")); // @output other
}

// Clauses are tried in order; a guard that fails goes on to the next.

import ballerina/io;

function f(anydata v) returns string {
    match v {
        [1, ...var rest] if rest == [2, 3] => {
            return "long";
        }
        [1, var x] => {
            return "two " + x.toString();
        }
        var x if x is int && x > 10 => {
            return "big";
        }
        var x => {
            return "other " + x.toString();
        }
    }
}

public function main() {
    io:println(f([1, 2, 3]), ",", f([1, 2]), ",", f(11), ",", f(5)); // @output long,two 2,big,other 5
}

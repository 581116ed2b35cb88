// In a guard isolated functions are called with immutable arguments; any
// function when what is matched is immutable.

import ballerina/io;

int limit = 3;

function below(int n) returns boolean => n < limit;

function f(json v) returns string {
    match v {
        var s if s is string && s.startsWith("a") => {
            return "a word";
        }
        [var a, var b] if a is int && b is int && int:max(a, b) > 5 => {
            return "large";
        }
        _ => {
            return "other";
        }
    }
}

function g(int n) returns string {
    match n {
        var k if below(k) => {
            return "below";
        }
        _ => {
            return "not below";
        }
    }
}

public function main() {
    io:println(f("abc"), " ", f([1, 7]), " ", f([1, 2])); // @output a word large other
    io:println(g(2), " ", g(3)); // @output below not below
}

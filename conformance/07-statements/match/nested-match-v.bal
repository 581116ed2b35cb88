// match may stand within match, with patterns over what was bound.

import ballerina/io;

function f(anydata v) returns string {
    match v {
        {op: var op, args: var args} => {
            match [op, args] {
                ["add", [var a, var b]] => {
                    return string `add ${a.toString()} ${b.toString()}`;
                }
                ["neg", [var a]] => {
                    return string `neg ${a.toString()}`;
                }
                [_, []] => {
                    return "no arguments";
                }
            }
            return "unknown";
        }
        _ => {
            return "no operation";
        }
    }
}

public function main() {
    io:println(f({op: "add", args: [1, 2]}), ",", f({op: "neg", args: [3]}), ",", f({op: "x", args: []}), ",", f({op: "neg", args: [1, 2]}), ",", f(1)); // @output add 1 2,neg 3,no arguments,unknown,no operation
}

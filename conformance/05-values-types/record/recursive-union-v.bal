// Records may be recursive through unions, lists and maps.

import ballerina/io;

type Expr int|Binary|Call;

type Binary record {|
    "+"|"*" op;
    Expr left;
    Expr right;
|};

type Call record {|
    string name;
    Expr[] args = [];
|};

function eval(Expr e) returns int {
    if e is int {
        return e;
    }
    if e is Call {
        return int:sum(...from Expr a in e.args
            select eval(a));
    }
    int l = eval(e.left);
    int r = eval(e.right);
    return e.op == "+" ? l + r : l * r;
}

public function main() {
    Expr e = {op: "+", left: 1, right: {op: "*", left: {name: "sum", args: [1, 2, 3]}, right: 4}};
    io:println(eval(e)); // @output 25
}

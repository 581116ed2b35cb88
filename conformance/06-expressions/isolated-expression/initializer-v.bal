// Isolated expressions of each kind, as initial values of isolated variables.

import ballerina/io;

type Row record {|
    readonly int id;
    string[] tags = ["new"];
|};

class Cell {
    int[] list;

    isolated function init(int[] list) {
        self.list = list;
    }
}

class Empty {
    int n = 0;
}

isolated class Safe {
}

int n = 7;
final int[] shared = [1, 2];
final readonly & int[] fixed = [3];

isolated function make(int size) returns int[]|error => size < 9 ? [size] : error("too big");

function plain() returns int => n;

isolated int immutable = plain() + shared[0];
isolated readonly & int[] readOnly = fixed;
isolated int[] list = [n, ...fixed, ...[4]];
isolated map<int[]> mapping = {"a": [1], [string `k${n}`]: shared.clone()};
isolated table<Row> key(id) rows = table [{id: 1}, {id: 2, tags: ["x"]}];
isolated anydata cast = <anydata>[1];
isolated int[] checked = check make(1);
isolated int[]|error trapped = trap checkpanic make(2);
isolated int[] conditional = n > 3 ? [n] : [];
isolated int[] elvis = (n > 3 ? () : [1]) ?: [2];
isolated int[] let_ = let int[] l = [1, 2], int m = 3 in n > 3 ? [...l, m] : l;
isolated Cell cell = new (shared.clone());
isolated Empty empty = new;
isolated Safe safe = makeSafe();
isolated xml markup = xml `<a>${n}<b/></a>`;
isolated int[] copy = shared.clone();
isolated stream<int> none = new;

function makeSafe() returns Safe => new;

public function main() {
    lock {
        io:println(list); // @output [7,3,4]
    }
    lock {
        io:println(mapping); // @output {"a":[1],"k7":[1,2]}
    }
    lock {
        io:println(rows.length()); // @output 2
    }
    lock {
        io:println(let_); // @output [1,2,3]
    }
    lock {
        io:println(elvis); // @output [2]
    }
    lock {
        io:println(markup); // @output <a>7<b/></a>
    }
    lock {
        cell.list.push(3);
        io:println(cell.list, shared); // @output [1,2,3][1,2]
    }
}

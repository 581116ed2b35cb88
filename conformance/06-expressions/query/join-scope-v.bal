// The right side of a join sees what is outside of the query, and its own
// variables after the pattern; later clauses see both.

import ballerina/io;

type Order record {|
    int id;
    string[] codes;
|};

public function main() {
    Order[] orders = [{id: 1, codes: ["x", "y"]}, {id: 2, codes: ["y"]}];
    map<string> names = {x: "pen", y: "ink"};
    string[] keys = names.keys();
    string[] r = from Order o in orders
        from string c in o.codes
        join string k in keys on c equals k.trim()
        let string label = o.id.toString() + names.get(k)
        select label;
    io:println(r); // @output ["1pen","1ink","2ink"]
}

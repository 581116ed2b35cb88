// Joined frames can be filtered, ordered and limited like others.

import ballerina/io;

public function main() {
    record {|int id; string n;|}[] people = [{id: 1, n: "a"}, {id: 2, n: "b"}, {id: 3, n: "c"}];
    record {|int p; int sum;|}[] orders = [{p: 1, sum: 5}, {p: 3, sum: 9}, {p: 1, sum: 7}];
    string[] best = from var p in people
        join var o in orders
        on p.id equals o.p
        where o.sum > 5
        order by o.sum descending
        select string `${p.n}${o.sum}`;
    io:println(best); // @output ["c9","a7"]
}

// Clauses may follow group by, and use its keys and lists.

import ballerina/io;

public function main() {
    [string, int][] sales = [["a", 5], ["b", 1], ["a", 7], ["c", 9]];
    var totals = from var [name, n] in sales
        group by name
        let int total = sum(n)
        where total > 1
        order by total descending
        limit 1
        select {name, total, all: [n]};
    io:println(totals); // @output [{"name":"a","total":12,"all":[5,7]}]
}

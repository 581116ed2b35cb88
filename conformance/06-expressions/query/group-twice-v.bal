// Groups may be grouped again, in a query over the result of another.

import ballerina/io;

public function main() {
    record {|string city; string name; int n;|}[] sales = [
        {city: "X", name: "a", n: 1},
        {city: "Y", name: "a", n: 2},
        {city: "X", name: "b", n: 4},
        {city: "X", name: "a", n: 8}
    ];
    var perName = from var {city, name, n} in sales
        group by city, name
        select {city, name, total: sum(n)};
    var perCity = from var {city, total} in perName
        group by city
        select [city, max(total), count(total)];
    io:println(perCity); // @output [["X",9,2],["Y",2,1]]
}

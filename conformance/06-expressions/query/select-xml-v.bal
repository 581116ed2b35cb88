// A query that constructs xml concatenates what it selects.

import ballerina/io;

public function main() {
    xml x = from int n in 1 ... 3
        select xml `<n>${n}</n>`;
    io:println(x); // @output <n>1</n><n>2</n><n>3</n>
    var odd = from xml e in x
        where e.data() != "2"
        select e;
    io:println(odd); // @output <n>1</n><n>3</n>
}

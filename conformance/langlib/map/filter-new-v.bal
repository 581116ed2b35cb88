// map and filter give new maps with the same keys.

import ballerina/io;

public function main() {
    map<int> m = {a: 1, b: 2, c: 3};
    map<int> odd = m.filter(n => n % 2 == 1);
    odd["z"] = 9;
    map<string> texts = m.map(n => "n" + n.toString());
    io:println(odd, texts, m.length()); // @output {"a":1,"c":3,"z":9}{"a":"n1","b":"n2","c":"n3"}3
}

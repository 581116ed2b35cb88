// Strings, mappings, tables, xml, streams and ranges can be iterated.

import ballerina/io;

public function main() {
    string[] cs = from string:Char c in "aé"
        select c;
    int[] vs = from int v in {a: 1, b: 2}
        select v;
    string[] ks = from [string, int] [k, _] in (<map<int>>{a: 1, b: 2}).entries()
        select k;
    int[] rs = from int i in 1 ..< 4
        select i;
    string[] es = from xml x in xml `<a/><b/>`
        where x is xml:Element
        select x.getName();
    stream<int> st = [7, 8].toStream();
    int[] ss = from int i in st
        select i;
    io:println(cs, vs, ks, rs, es, ss); // @output ["a","é"][1,2]["a","b"][1,2,3]["a","b"][7,8]
}

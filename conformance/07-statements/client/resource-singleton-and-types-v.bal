// A name goes before a parameter of the same place; types choose the resource.

import ballerina/io;

client class Shop {
    resource function get items/latest() returns string => "latest";

    resource function get items/[string name]() returns string => "name " + name;

    resource function get count/[int n]() returns int => n;

    resource function delete items/[string name](boolean force = false) returns string => name + force.toString();
}

public function main() {
    Shop s = new;
    string a = s->/items/latest;
    string b = s->/items/old;
    int d = s->/count/[4];
    string e = s->/items/x.delete(force = true);
    io:println(a, ",", b, ",", d, ",", e); // @output latest,name old,4,xtrue
}

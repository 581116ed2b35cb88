import ballerina/io;
type O record { string name = "x"; };
public function main(int a, json j, byte b, O o, string... r) { io:println(a, j, b, o, r);  }

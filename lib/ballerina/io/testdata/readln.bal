import ballerina/io;

// @stdin Ann
// @stdin Bob
public function main() {
    string first = io:readln("Name? ");
    io:println("Hello, ", first); // @output Name? Hello, Ann
    io:println(io:readln()); // @output Bob
    io:println(io:readln() == ""); // @output true
}

// A method may have the name of a library function; the library is reached by
// its prefix.

import ballerina/io;

class Words {
    private string[] all = ["b", "a"];

    function length() returns int => 100 + self.all.length();

    function toString() returns string => "words";

    function sort() returns string[] => self.all.sort();
}

public function main() {
    Words w = new;
    io:println(w.length(), w.sort(), w.toString(), [1].length()); // @output 102["a","b"]words1
}

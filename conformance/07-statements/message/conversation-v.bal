// The type of a message is that of the expression sent, however the workers depend on each other.

import ballerina/io;

public function main() {
    worker clerk returns string {
        var question = <- guest;
        question.length() -> guest;
        var answer = <- guest;
        return question + " " + answer.toString();
    }
    worker guest {
        string q = "how many";
        q -> clerk;
        var n = <- clerk;
        [n, n + 1] -> clerk;
    }
    string s = wait clerk;
    io:println(s); // @output how many [8,9]
}

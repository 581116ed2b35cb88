// Members that the iterator has returned may be removed from the list while it
// is iterated; what is still to come comes, once each.

import ballerina/io;

public function main() {
    int[] queue = [1, 2, 3, 4];
    foreach int n in queue {
        io:println(n, " ", queue.length());
        // @output 1 4
        // @output 2 3
        // @output 3 2
        // @output 4 1
        _ = queue.shift();
    }
    io:println(queue); // @output []

    string[] words = ["a", "b", "c", "d"];
    string seen = "";
    foreach string w in words {
        seen += w;
        if w == "c" {
            // All of a, b and c go at once, from the last to the first.
            foreach int i in 0 ..< 3 {
                _ = words.remove(2 - i);
            }
        }
    }
    io:println(seen, words); // @output abcd["d"]

    // After the last member all may go.
    int[] last = [1, 2];
    foreach int n in last {
        if n == 2 {
            last.removeAll();
        }
    }
    io:println(last); // @output []
}

import ballerina/io;

public function main() {
    string[] parts = [];
    int letters = 0;
    foreach int i in 0 ..< 300000 {
        string line = string `order ${i}: ${i % 97} items`;
        letters += line.length();
        parts.push(line);
    }
    string all = string:'join("\n", ...parts);
    string built = "";
    foreach int i in 0 ..< 20000 {
        built += "x" + (i % 10).toString();
    }
    io:println(letters, " ", all.length(), " ", built.length(), " ", all.substring(1000, 1010));
}

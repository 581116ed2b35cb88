// new initializes the fields, then calls init with the arguments.

import ballerina/io;

class Tag {
    string name = "none";
    int[] sizes;

    function init(string name = "tag", int... sizes) {
        io:println(self.name);
        self.name = name;
        self.sizes = sizes;
    }
}

public function main() {
    Tag a = new ("a", 1, 2);
    // @output none
    Tag b = new;
    // @output none
    io:println(a.name, a.sizes, b.name, b.sizes); // @output a[1,2]tag[]
}

// The arguments of retry are those of the manager's init.

import ballerina/io;

class Manager {
    private int left;
    private string label;

    function init(int left, string label = "m") {
        self.left = left;
        self.label = label;
    }

    public function shouldRetry(error e) returns boolean {
        self.left -= 1;
        io:println(self.label, " ", e.message(), " ", self.left);
        return self.left > 0;
    }
}

public function main() {
    int n = 0;
    retry<Manager>(2, label = "x") {
        n += 1;
        fail error("e" + n.toString());
    } on fail error e {
        io:println("end ", e.message());
        // @output x e1 1
        // @output x e2 0
        // @output end e2
    }
}
